namespace QlikRotator.Simulators.Tests.Qlik;

/// <summary>One request to send.</summary>
internal sealed record Ask(string Method, string Path)
{
    public string Host { get; init; } = QlikWorld.AcmeHost;

    public string? Token { get; init; }

    public object? Body { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
