namespace QlikRotator.Simulators.Qlik;

/// <summary>An automation as seeded; the token is not part of its text.</summary>
public sealed record SeededAutomation(string Id, string ExecutionToken)
{
    /// <inheritdoc/>
    public override string ToString() => $"automation {Id}";
}
