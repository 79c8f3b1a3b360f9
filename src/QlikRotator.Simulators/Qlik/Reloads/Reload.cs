using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Reloads;

internal sealed class Reload(string id, App app, string userId, long sequence) : IListed
{
    public string Id => id;

    public App App => app;

    public string UserId => userId;

    public long Sequence => sequence;

    public required DateTimeOffset CreationTime { get; init; }

    /// <summary><c>QUEUED</c>, <c>RELOADING</c>, then <c>SUCCEEDED</c> or <c>FAILED</c>.</summary>
    public string Status { get; set; } = "QUEUED";

    public DateTimeOffset? EndTime { get; set; }

    public bool IsPending => Status is "QUEUED" or "RELOADING";
}
