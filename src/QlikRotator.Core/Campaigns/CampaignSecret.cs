using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Campaigns;

public enum CampaignSecretState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Its rotation was begun, or is about to be.</summary>
    Begun,

    /// <summary>Its rotation ended well.</summary>
    Good,

    /// <summary>There was nothing to do, or not by this campaign: no failure.</summary>
    Skipped,

    Failed,
}

/// <summary>One secret of a campaign, as it was found when the campaign began, and what became of it.</summary>
/// <param name="Version">The version that is to be replaced: a campaign rotates no other.</param>
/// <param name="RotationId">The rotation of that version, or in leak mode the one that ran when the campaign began.</param>
/// <param name="Writes">What its rotation writes at the tenant.</param>
/// <param name="Note">What is to be known about it, such as a hold that a leak does not wait for; null for nothing.</param>
public sealed record CampaignSecret(
    SecretReference Secret,
    string Version,
    string Tenant,
    string RotationId,
    int Writes,
    Reason? Note
)
{
    public CampaignSecretState State { get; init; }

    /// <summary>The last attempt of that rotation that had ended before this campaign began it; 0 for none.</summary>
    public int EndedBefore { get; init; }

    /// <summary>Beginnings that broke off in a way that nobody foresaw.</summary>
    public int Broken { get; init; }

    /// <summary>How it ended; null before.</summary>
    public Reason? Why { get; init; }

    public bool IsOver() => State is CampaignSecretState.Good or CampaignSecretState.Skipped or CampaignSecretState.Failed;

    public CampaignSecret Ended(CampaignSecretState state, Reason why) => this with { State = state, Why = why };
}
