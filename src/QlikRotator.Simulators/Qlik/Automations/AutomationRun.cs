using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Automations;

internal sealed class AutomationRun(string id, long sequence, string context) : IListed
{
    public string Id => id;

    public long Sequence => sequence;

    /// <summary>What started the run: <c>api_sync</c>, <c>api_async</c>, <c>editor</c> and others.</summary>
    public string Context => context;

    public required string ExecutedById { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? StopTime { get; set; }

    public string Status { get; set; } = "running";

    /// <summary>How many more looks find it running.</summary>
    public int LooksLeft { get; set; }
}
