using QlikRotator.Application.Campaigns;

namespace QlikRotator.Web.Pages.Campaigns;

/// <summary>One campaign and some of its secrets.</summary>
/// <param name="From">Place of the first of them.</param>
public sealed record CampaignModel(
    CampaignRow Campaign,
    int From,
    IReadOnlyList<CampaignSecretRow> Secrets,
    IReadOnlyList<CampaignLeftOut> LeftOut
)
{
    public const int PageSize = 100;
}

/// <summary>What is asked before a campaign is paused, resumed or cancelled.</summary>
/// <param name="Change"><c>pause</c>, <c>resume</c> or <c>cancel</c>.</param>
/// <param name="Proof">Seals the form.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
public sealed record CampaignQuestion(CampaignRow Campaign, string Change, string Proof, string? Complaint);
