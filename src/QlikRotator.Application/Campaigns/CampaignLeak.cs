using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Campaigns;

/// <summary>The alarm about a campaign that declares leaks: one, however many secrets it has. Pure.</summary>
internal static class CampaignLeak
{
    /// <param name="vault">A place to speak of: a campaign may have secrets of many vaults.</param>
    public static Alarm Of(CampaignRecord record, Uri vault) =>
        new(
            AlarmKind.LeakCampaign,
            new SecretReference(vault, UnreadPlace.Everything),
            new(
                CoreCodes.LeakDeclared,
                $"{record.By} says that the values of {record.Total} secrets have leaked ({record.Filter}); campaign {record.Id} replaces them."
            )
        )
        {
            Occurrence = record.Id,
        };

    /// <summary>Whether it may still declare leaks.</summary>
    public static bool IsOn(CampaignRecord record) => record.Mode == RotationMode.Leak && !record.HasEnded();
}
