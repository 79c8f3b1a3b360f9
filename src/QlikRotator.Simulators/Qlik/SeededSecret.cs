namespace QlikRotator.Simulators.Qlik;

/// <summary>A client secret as seeded; the value is not part of its text.</summary>
public sealed record SeededSecret(string Hint, string Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"client secret {Hint}";
}
