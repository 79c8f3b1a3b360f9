using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Campaigns;

/// <summary>One campaign, in the one shape that the API and the command line give it in JSON. Times are UTC.</summary>
/// <param name="Filter">Which secrets, in words.</param>
/// <param name="StopAt">How many failures stop it.</param>
/// <param name="LeftOut">How many secrets the filter found and it does not rotate.</param>
/// <param name="Stage">Canaries or waves.</param>
/// <param name="WaveNumber">From 1; 0 before the first.</param>
/// <param name="Skipped">There was nothing to do for these.</param>
/// <param name="UnderWay">With those that wait for approval.</param>
/// <param name="EstimatedEnd">At the earliest; left out where it has ended or waits for somebody to go on with it.</param>
public sealed record CampaignRow(
    string Id,
    CampaignState State,
    RotationMode Mode,
    string Filter,
    string By,
    string? Why,
    int Canaries,
    int Wave,
    string StopAt,
    int Total,
    int LeftOut,
    CampaignStage Stage,
    int WaveNumber,
    int NotBegun,
    int UnderWay,
    int WaitingForApproval,
    int Good,
    int Skipped,
    int Failed,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? EstimatedEnd,
    IReadOnlyList<CampaignFailure> Failures,
    IReadOnlyList<CampaignEvent> Events
)
{
    public static CampaignRow Of(CampaignRecord record, DateTimeOffset now, Func<string, int> writesPerMinute) =>
        new(
            record.Id,
            record.State,
            record.Mode,
            record.Filter,
            record.By,
            record.Why,
            record.Limits.Canaries,
            record.Limits.Wave,
            record.Limits.StopAt.ToString(),
            record.Total,
            record.LeftOut,
            record.Canaries ? CampaignStage.Canaries : CampaignStage.Waves,
            record.Wave,
            record.Total - record.Now.Over() - record.Now.UnderWay,
            record.Now.UnderWay,
            record.Now.WaitingForApproval,
            record.Now.Good,
            record.Now.Skipped,
            record.Now.Failed,
            record.BegunAt,
            record.EndedAt,
            CampaignForecast.EndOf(record, now, writesPerMinute),
            record.Failures,
            record.Events
        );
}

public enum CampaignStage
{
    Canaries,
    Waves,
}

/// <summary>One secret of a campaign.</summary>
/// <param name="RotationId">Left out before its turn has come.</param>
/// <param name="Why">How it ended, or what is to be known about it.</param>
public sealed record CampaignSecretRow(
    SecretReference Secret,
    string Tenant,
    CampaignSecretState State,
    string? RotationId,
    Core.Reason? Why
)
{
    public static CampaignSecretRow Of(CampaignSecret one) =>
        new(
            one.Secret,
            one.Tenant,
            one.State,
            one.State == CampaignSecretState.Waiting ? null : one.RotationId,
            one.Why ?? one.Note
        );
}
