using QlikRotator.Application.Messages;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Campaigns;

/// <summary>A campaign that has stopped by itself or is finished, as it is told. Pure.</summary>
public static class CampaignNotice
{
    /// <returns>Null where there is nothing to tell, or it was told.</returns>
    public static Notice? Of(CampaignRecord record, SecretReference place)
    {
        var hasStopped = record.State == CampaignState.Stopped;
        if ((!hasStopped && record.State != CampaignState.Finished) || record.Told >= record.Events.Count)
        {
            return null;
        }

        var tally = record.Now;
        return new(
            $"campaign {record.Id} {record.Events.Count}",
            hasStopped ? "campaign-stopped" : "campaign-finished",
            hasStopped || tally.Failed > 0 ? NoticeTone.Trouble : NoticeTone.Good,
            hasStopped ? $"Campaign {record.Id} has stopped" : $"Campaign {record.Id} is finished",
            record.Events[^1].What.Message,
            hasStopped ? "See why they failed, then resume or cancel it: until then nothing more is begun."
                : tally.Failed > 0 ? "Look at those that failed."
                : "Nothing is to be done.",
            [
                new("What", record.Filter),
                new("Begun by", record.By),
                new("Rotated well", $"{tally.Good} of {record.Total}"),
                new("Failed", $"{tally.Failed}"),
                new("Nothing to do", $"{tally.Skipped}"),
                new("Under way", $"{tally.UnderWay}"),
                .. record.Failures.TakeLast(10).Select(one => new NoticeFact(one.Secret.Name, one.Why.Message)),
            ],
            place,
            RotationId: null,
            new NoticePage($"campaigns/{record.Id}", "Open the campaign")
        );
    }
}
