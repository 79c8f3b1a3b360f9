using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Campaigns;

/// <summary>
/// Decides what a campaign does next, from its record and where the rotations of the secrets are that it has begun. Pure. Canaries come
/// first; a wave begins when all of the one before are over. A leak waits for neither people nor the slow: so many run at a time.
/// </summary>
public static class CampaignRules
{
    public const string Actor = "campaign";

    /// <summary>Of a leak campaign: those that wait for approval take nobody's place, but there is an end to how many are watched at once.</summary>
    public const int MostOpen = 5_000;

    /// <summary>Of the failures that came last, so many are in the record itself.</summary>
    public const int MostFailures = 50;

    /// <param name="seen">The secrets from <see cref="CampaignRecord.From"/> up to, not with, <see cref="CampaignRecord.To"/>.</param>
    public static CampaignDecision Next(CampaignRecord record, IReadOnlyList<CampaignSighting> seen, DateTimeOffset now)
    {
        var active = CampaignTally.Of(seen);
        var counted = record with { Now = record.Closed + active, Failures = FailuresIn(record, seen) };
        if (record.State != CampaignState.Running)
        {
            return new(CampaignOrder.Wait, [], counted);
        }

        if (WhyStop(counted, active, seen.Count) is { } why)
        {
            return new(CampaignOrder.Stop, [], counted.In(CampaignState.Stopped, new(now, Actor, why)));
        }

        var closed = Close(counted, active, seen);
        if (closed.From == record.Total)
        {
            var done = new Reason(CoreCodes.CampaignFinished, "Every secret is over.");
            return new(CampaignOrder.Finish, [], closed.In(CampaignState.Finished, new(now, Actor, done)));
        }

        var after = Extend(closed, active);
        var begin = Enumerable
            .Range(closed.From, after.To - closed.From)
            .Where(place => place >= record.To || seen[place - record.From].Kind == SightingKind.NotBegun)
            .ToList();
        return new(begin.Count > 0 ? CampaignOrder.Begin : CampaignOrder.Wait, begin, after);
    }

    /// <summary>Counts right after a beginning, when the rotations have not said yet that they run.</summary>
    /// <param name="secrets">Those of the record's window.</param>
    public static CampaignRecord Begun(CampaignRecord record, IReadOnlyList<CampaignSecret> secrets) =>
        record with
        {
            Now = record.Closed + CampaignTally.Of(secrets.Select(CampaignSighting.AfterStart)),
        };

    private static Reason? WhyStop(CampaignRecord record, CampaignTally active, int wave)
    {
        var failed = record.Now.Failed - record.Forgiven;
        var ofWave = Math.Min(active.Failed, failed);
        return failed <= 0 ? null
            : record.Canaries
                ? new(
                    CoreCodes.CampaignCanaryFailed,
                    $"{failed} of the canaries failed: see why, then resume or cancel the campaign."
                )
            : record.Limits.StopAt.IsReached(failed, IsSliding(record) ? failed : ofWave, IsSliding(record) ? record.To : wave)
                ? new(
                    CoreCodes.TooManyFailures,
                    $"{failed} rotations failed, {ofWave} of them in this wave of {wave}, and {record.Limits.StopAt} stops the campaign: see why, then resume or cancel it."
                )
            : null;
    }

    /// <summary>What is over is counted once for all and looked at no more.</summary>
    private static CampaignRecord Close(CampaignRecord record, CampaignTally active, IReadOnlyList<CampaignSighting> seen)
    {
        var isOver = active.Over() == seen.Count;
        if (record.Canaries)
        {
            return isOver && (active.Good >= record.Limits.Canaries || record.To == record.Total)
                ? CloseAll(record, active) with
                {
                    Canaries = false,
                }
                : record;
        }

        if (isOver)
        {
            return CloseAll(record, active);
        }

        var settled = IsSliding(record) ? seen.TakeWhile(one => one.Kind == SightingKind.Over).Count() : 0;
        return record with { From = record.From + settled, Closed = record.Closed + CampaignTally.Of(seen.Take(settled)) };
    }

    private static CampaignRecord CloseAll(CampaignRecord record, CampaignTally active) =>
        record with
        {
            From = record.To,
            Closed = record.Closed + active,
        };

    private static CampaignRecord Extend(CampaignRecord record, CampaignTally active)
    {
        var running = record.To - record.From == 0 ? 0 : record.To - record.From - OverIn(record);
        var room =
            record.Canaries ? record.Limits.Canaries - active.Good - running
            : IsSliding(record)
                ? Math.Min(record.Limits.Wave - (running - active.WaitingForApproval), MostOpen - (record.To - record.From))
            : record.From == record.To ? record.Limits.Wave
            : 0;
        var to = Math.Min(record.Total, record.To + Math.Max(0, room));
        return to == record.To ? record : record with { To = to, Wave = record.Canaries ? 0 : record.Wave + 1 };
    }

    private static CampaignFailure[] FailuresIn(CampaignRecord record, IReadOnlyList<CampaignSighting> seen) =>
        [
            .. record
                .Failures.Concat(
                    seen.Where(one => one.Secret.State == CampaignSecretState.Failed)
                        .Select(one => new CampaignFailure(one.Secret.Secret, one.Secret.RotationId, one.Secret.Why!))
                )
                .DistinctBy(one => one.Secret)
                .TakeLast(MostFailures),
        ];

    private static int OverIn(CampaignRecord record) => record.Now.Over() - record.Closed.Over();

    private static bool IsSliding(CampaignRecord record) => record.Mode == RotationMode.Leak && !record.Canaries;
}
