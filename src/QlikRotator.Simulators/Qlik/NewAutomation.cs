namespace QlikRotator.Simulators.Qlik;

/// <summary>What a seeded automation is like; the defaults make a triggered one in the owner's personal space.</summary>
public sealed record NewAutomation(string OwnerId)
{
    public string Name { get; init; } = "automation";

    /// <summary><c>manual</c>, <c>scheduled</c>, <c>triggered</c> or <c>webhook</c>.</summary>
    public string RunMode { get; init; } = "triggered";

    /// <summary><c>available</c>, <c>unavailable</c> or <c>disabled</c>.</summary>
    public string State { get; init; } = "available";

    public string? Description { get; init; }

    /// <summary>Empty for the owner's personal space.</summary>
    public string SpaceId { get; init; } = "";

    public int MaxConcurrentRuns { get; init; } = 1;

    public IReadOnlyList<string> ConnectorIds { get; init; } = [];

    /// <summary>The automation connections that its blocks use.</summary>
    public IReadOnlyList<string> ConnectionIds { get; init; } = [];

    /// <summary>Whether its runs end as <c>failed</c>.</summary>
    public bool RunsFail { get; init; }
}
