namespace QlikRotator.Simulators.Qlik;

/// <summary>What a seeded automation connection is like.</summary>
public sealed record NewAutomationConnection(string OwnerId)
{
    public string Name { get; init; } = "connection";

    public string ConnectorId { get; init; } = "3f1c8a52-0d6e-4f0b-9a53-6c1f2b7d9e10";

    /// <summary>When it was made; null for a year ago.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Empty for the owner's personal space.</summary>
    public string SpaceId { get; init; } = "";

    public IReadOnlyList<NewConnectionParam> Params { get; init; } = [];

    /// <summary>Whether the third party takes these values, by parameter name; must not call the simulator over HTTP.</summary>
    public Func<IReadOnlyDictionary<string, string>, bool> Accepts { get; init; } = _ => true;

    /// <summary>Set for a connection that rests on a person's consent.</summary>
    public string? OAuthAccountName { get; init; }
}
