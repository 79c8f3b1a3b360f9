namespace QlikRotator.Simulators.Qlik;

/// <summary>An automation as it is now, without its token.</summary>
public sealed record LiveAutomation(string Id, string Name, string OwnerId, string SpaceId, string State)
{
    public required string RunMode { get; init; }

    public required string? Description { get; init; }

    public required int MaxConcurrentRuns { get; init; }

    public required int RunCount { get; init; }

    public required IReadOnlyList<string> ConnectionIds { get; init; }
}
