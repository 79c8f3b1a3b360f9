using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Campaigns;

/// <summary>A secret that the filter found and that the campaign does not rotate.</summary>
public sealed record CampaignLeftOut(SecretReference Secret, Reason Why);

/// <summary>What a campaign would rotate, in its order, and what it would not.</summary>
/// <param name="Incomplete">Why something may be missing; null where all was seen.</param>
/// <param name="LongestSoak">The longest that a policy among them keeps old and new side by side.</param>
public sealed record CampaignPlan(
    IReadOnlyList<CampaignSecret> Secrets,
    IReadOnlyList<CampaignLeftOut> LeftOut,
    Reason? Incomplete,
    TimeSpan LongestSoak
)
{
    /// <summary>When rotations of each policy among them may start; empty where nothing is waited for.</summary>
    public IReadOnlyList<CampaignStartTime> StartTimes { get; init; } = [];
}
