namespace QlikRotator.Simulators.Qlik;

/// <summary>An OAuth client as seeded, oldest secret first.</summary>
public sealed record SeededOAuthClient(string ClientId, IReadOnlyList<SeededSecret> Secrets)
{
    /// <summary>The oldest secret's value; throws where the client was seeded without one.</summary>
    public string Secret => Secrets[0].Value;

    /// <summary>The oldest secret's hint; throws where the client was seeded without one.</summary>
    public string Hint => Secrets[0].Hint;

    /// <inheritdoc/>
    public override string ToString() => $"OAuth client {ClientId}";
}
