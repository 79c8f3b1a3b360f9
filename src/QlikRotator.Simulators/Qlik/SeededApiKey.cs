namespace QlikRotator.Simulators.Qlik;

/// <summary>An API key as seeded; the token is not part of its text.</summary>
public sealed record SeededApiKey(string Id, string Token)
{
    /// <inheritdoc/>
    public override string ToString() => $"API key {Id}";
}
