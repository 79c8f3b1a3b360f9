namespace QlikRotator.Simulators.Qlik;

/// <summary>A parameter of a seeded automation connection; the value is not part of its text.</summary>
public sealed record NewConnectionParam(string Name, string Value)
{
    /// <summary>Whether answers hide the value.</summary>
    public bool Secret { get; init; } = true;

    public bool IsOptional { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"parameter {Name}";
}
