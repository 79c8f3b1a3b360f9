using QlikRotator.Core.Policies;

namespace QlikRotator.Core.Campaigns;

/// <summary>When rotations of a policy may start, and how long old and new then live side by side.</summary>
/// <param name="Window">Null for any time.</param>
public sealed record CampaignStartTime(MaintenanceWindow? Window, TimeSpan Soak)
{
    public static CampaignStartTime Of(PolicySettings policy) =>
        new(policy.StartGate == StartGate.Window ? policy.Window : null, policy.Soak);

    public DateTimeOffset FirstStart(DateTimeOffset from) => Window?.NextOpening(from) ?? from;
}
