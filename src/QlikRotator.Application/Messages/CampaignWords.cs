using QlikRotator.Core;
using QlikRotator.Core.Campaigns;

namespace QlikRotator.Application.Messages;

/// <summary>Campaigns in words, the same on pages and on the command line.</summary>
public static class CampaignWords
{
    public static string Of(CampaignState state) =>
        state switch
        {
            CampaignState.Running => "running",
            CampaignState.Paused => "paused",
            CampaignState.Stopped => "stopped",
            CampaignState.Finished => "finished",
            _ => "cancelled",
        };

    public static string Of(CampaignSecretState state) =>
        state switch
        {
            CampaignSecretState.Waiting => "not begun",
            CampaignSecretState.Begun => "under way",
            CampaignSecretState.Good => "good",
            CampaignSecretState.Skipped => "nothing to do",
            _ => "failed",
        };

    /// <summary>What was decided.</summary>
    public static string Of(Reason decided) =>
        decided.Code switch
        {
            CoreCodes.CampaignBegun => "Begun",
            CoreCodes.CampaignPaused => "Paused",
            CoreCodes.CampaignResumed => "Resumed",
            CoreCodes.CampaignCancelled => "Cancelled",
            CoreCodes.CampaignFinished => "Finished",
            _ => "Stopped",
        };
}
