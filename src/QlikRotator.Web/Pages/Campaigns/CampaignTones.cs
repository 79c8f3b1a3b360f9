using QlikRotator.Core.Campaigns;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Campaigns;

/// <summary>How states are meant.</summary>
internal static class CampaignTones
{
    public static Tone Of(CampaignState state) =>
        state switch
        {
            CampaignState.Running => Tone.Live,
            CampaignState.Stopped => Tone.Bad,
            CampaignState.Paused => Tone.Warn,
            CampaignState.Finished => Tone.Good,
            _ => Tone.Plain,
        };

    public static Tone Of(CampaignSecretState state) =>
        state switch
        {
            CampaignSecretState.Begun => Tone.Live,
            CampaignSecretState.Good => Tone.Good,
            CampaignSecretState.Failed => Tone.Bad,
            _ => Tone.Plain,
        };
}
