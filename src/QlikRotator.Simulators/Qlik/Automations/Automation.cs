using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Automations;

internal sealed class Automation(string id, long sequence) : IListed
{
    public string Id => id;

    public long Sequence => sequence;

    public required string Name { get; set; }

    public required string OwnerId { get; set; }

    public required string ExecutionToken { get; set; }

    public required JsonObject Workspace { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public string? Description { get; set; }

    /// <summary>Empty for the owner's personal space.</summary>
    public string SpaceId { get; set; } = "";

    /// <summary><c>available</c>, <c>unavailable</c> or <c>disabled</c>.</summary>
    public string State { get; set; } = "available";

    public int MaxConcurrentRuns { get; set; } = 1;

    public JsonArray Schedules { get; set; } = [];

    public IReadOnlyList<string> ConnectorIds { get; init; } = [];

    /// <summary>The automation connections that its blocks use.</summary>
    public IReadOnlyList<string> ConnectionIds => ConnectionBlocks.ConnectionIdsIn(Workspace);

    public bool RunsFail { get; init; }

    public List<AutomationRun> Runs { get; } = [];

    public string RunMode => StartBlock.RunModeOf(Workspace);

    public AutomationRun? LastRun => Runs.LastOrDefault();

    public override string ToString() => $"automation {Id}";
}
