using QlikRotator.Application.Campaigns;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <param name="Family">What the tag <c>qlik-source</c> says.</param>
/// <param name="Tag"><c>name=value</c> of a tag of the newest version.</param>
/// <param name="All">Everything, in place of a filter.</param>
/// <param name="Mode">Routine where left out.</param>
/// <param name="Canaries">So many must end well first; 3 where left out, none for a leak.</param>
/// <param name="Wave">How many are rotated together; 50 where left out, 100 for a leak.</param>
/// <param name="StopAt">Failures that stop it: <c>3</c>, <c>10%</c> of a wave, or <c>none</c>.</param>
/// <param name="Reason">Recorded; a leak needs one.</param>
/// <param name="Held">Whether held secrets are rotated, too.</param>
/// <param name="Manual">Whether secrets are rotated whose rotations only people start.</param>
/// <param name="DryRun">Whether only to say what would be done.</param>
public sealed record CampaignBody(
    string? Tenant = null,
    string? Family = null,
    string? Policy = null,
    string? Tag = null,
    bool? All = null,
    RotationMode? Mode = null,
    int? Canaries = null,
    int? Wave = null,
    string? StopAt = null,
    string? Reason = null,
    bool? Held = null,
    bool? Manual = null,
    bool? DryRun = null
);

/// <param name="Reason">Recorded with the campaign.</param>
public sealed record CampaignChangeBody(string? Reason);

public sealed record CampaignList(IReadOnlyList<CampaignRow> Campaigns);

/// <param name="Total">How many there are in all.</param>
/// <param name="Next">Where the next page begins; left out on the last.</param>
public sealed record CampaignSecretList(int Total, IReadOnlyList<CampaignSecretRow> Secrets, string? Next);

/// <param name="Total">How many there are in all.</param>
/// <param name="Next">Where the next page begins; left out on the last.</param>
public sealed record CampaignLeftOutList(int Total, IReadOnlyList<CampaignLeftOut> LeftOut, string? Next);
