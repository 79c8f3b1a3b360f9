namespace QlikRotator.Core.Campaigns;

public enum CampaignOrder
{
    /// <summary>Begin those that are named, and look again.</summary>
    Begin,

    /// <summary>Nothing is to be begun now.</summary>
    Wait,

    Stop,

    Finish,
}

/// <summary>What a campaign does next.</summary>
/// <param name="Begin">Places of the secrets to begin; none of them is over or under way.</param>
/// <param name="After">The record with the decision in it: it stands in the ledger before anything is begun.</param>
public sealed record CampaignDecision(CampaignOrder Order, IReadOnlyList<int> Begin, CampaignRecord After);
