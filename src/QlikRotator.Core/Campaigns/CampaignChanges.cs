namespace QlikRotator.Core.Campaigns;

/// <summary>What people do to a campaign. Pure; doing the same again changes nothing.</summary>
public static class CampaignChanges
{
    /// <summary>What is under way goes on.</summary>
    public static Result<CampaignRecord> Pause(CampaignRecord record, string by, string? why, DateTimeOffset now) =>
        record.State switch
        {
            CampaignState.Running => record.In(
                CampaignState.Paused,
                new(now, by, new(CoreCodes.CampaignPaused, why ?? "No reason was given."))
            ),
            CampaignState.Paused => record,
            _ => WhyNot(record, "paused"),
        };

    /// <summary>The failures so far stop it no more.</summary>
    public static Result<CampaignRecord> Resume(CampaignRecord record, string by, string? why, DateTimeOffset now) =>
        record.State switch
        {
            CampaignState.Paused or CampaignState.Stopped => record.In(
                CampaignState.Running,
                new(now, by, new(CoreCodes.CampaignResumed, why ?? "No reason was given."))
            ) with
            {
                Forgiven = record.Now.Failed,
            },
            CampaignState.Running => record,
            _ => WhyNot(record, "resumed"),
        };

    /// <summary>What is under way goes on to its end; each rotation can be cancelled by itself.</summary>
    public static Result<CampaignRecord> Cancel(CampaignRecord record, string by, string? why, DateTimeOffset now) =>
        record.State switch
        {
            CampaignState.Cancelled => record,
            CampaignState.Finished => WhyNot(record, "cancelled"),
            _ => record.In(
                CampaignState.Cancelled,
                new(now, by, new(CoreCodes.CampaignCancelled, why ?? "No reason was given."))
            ),
        };

    private static Reason WhyNot(CampaignRecord record, string what) =>
        new(
            CoreCodes.CampaignNotOpen,
            $"Campaign {record.Id} is {record.State.ToString().ToLowerInvariant()}: it cannot be {what}."
        );
}
