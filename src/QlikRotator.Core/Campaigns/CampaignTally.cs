namespace QlikRotator.Core.Campaigns;

/// <summary>Counts of a campaign's secrets. Those whose turn has not come are in none of them.</summary>
/// <param name="UnderWay">Begun and not over, with those that wait for a person.</param>
/// <param name="WaitingForApproval">Of those under way.</param>
public sealed record CampaignTally(int Good, int Skipped, int Failed, int UnderWay, int WaitingForApproval)
{
    public static CampaignTally Empty { get; } = new(0, 0, 0, 0, 0);

    public int Over() => Good + Skipped + Failed;

    public static CampaignTally Of(IEnumerable<CampaignSighting> seen)
    {
        int good = 0,
            skipped = 0,
            failed = 0,
            underWay = 0,
            waiting = 0;
        foreach (var one in seen)
        {
            good += one.Secret.State == CampaignSecretState.Good ? 1 : 0;
            skipped += one.Secret.State == CampaignSecretState.Skipped ? 1 : 0;
            failed += one.Secret.State == CampaignSecretState.Failed ? 1 : 0;
            underWay += one.Kind is SightingKind.UnderWay or SightingKind.WaitingForApproval ? 1 : 0;
            waiting += one.Kind == SightingKind.WaitingForApproval ? 1 : 0;
        }

        return new(good, skipped, failed, underWay, waiting);
    }

    public static CampaignTally operator +(CampaignTally one, CampaignTally other) => one.Add(other);

    public CampaignTally Add(CampaignTally other) =>
        new(
            Good + other.Good,
            Skipped + other.Skipped,
            Failed + other.Failed,
            UnderWay + other.UnderWay,
            WaitingForApproval + other.WaitingForApproval
        );
}
