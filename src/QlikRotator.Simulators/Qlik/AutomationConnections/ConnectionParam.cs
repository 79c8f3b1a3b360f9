namespace QlikRotator.Simulators.Qlik.AutomationConnections;

internal sealed class ConnectionParam(string id, string name, bool secret)
{
    public string Id => id;

    public string Name => name;

    /// <summary>Whether answers hide the value.</summary>
    public bool Secret => secret;

    public required string Value { get; set; }

    public bool IsOptional { get; init; }

    public override string ToString() => $"parameter {Name}";
}
