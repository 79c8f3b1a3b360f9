using QlikRotator.Core;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Campaigns;

/// <summary>What a campaign would do, as a dry run says it.</summary>
/// <param name="Total">How many secrets it would rotate.</param>
/// <param name="Secrets">The first of them, in its order.</param>
/// <param name="LeftOut">What the filter found and it would not rotate, each with why.</param>
/// <param name="Applies">Which of the other limits hold for it and which do not.</param>
/// <param name="Incomplete">Why something may be missing; left out where all was seen.</param>
public sealed record CampaignPreview(
    int Total,
    IReadOnlyList<CampaignSecretRow> Secrets,
    IReadOnlyList<CampaignLeftOut> LeftOut,
    string Applies,
    DateTimeOffset? EstimatedEnd,
    Reason? Incomplete
)
{
    /// <summary>More are counted and not listed.</summary>
    public const int MostListed = 1_000;

    internal static string WhatApplies(RotationMode mode) =>
        mode == RotationMode.Leak
            ? "Nothing is waited for but what each policy asks about leaks; MaxPerSweep and MaxPerDay do not apply."
            : "Windows, approvals, gates and soaks of the policies apply; MaxPerSweep and MaxPerDay do not: they are for what nobody starts.";
}
