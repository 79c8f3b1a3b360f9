using Microsoft.Extensions.Options;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Campaigns;

/// <summary>
/// Tells people once that a campaign has stopped by itself or is finished: through the channels of the default policy, and where it has
/// none through every channel there is, because a campaign is about secrets of many policies.
/// </summary>
internal sealed class CampaignLetters(
    ILetters letters,
    CampaignStore campaigns,
    PolicyResolver policies,
    IOptions<RotatorOptions> options
)
{
    private const string Place = "campaigns";

    /// <summary>Telling it again after a crash tells nobody twice.</summary>
    /// <returns>The record, with what has been told.</returns>
    public async Task<CampaignRecord> TellAsync(CampaignRecord record, CancellationToken ct)
    {
        var vault = options.Value.Vaults.FirstOrDefault()?.Uri ?? new Uri("https://localhost/");
        if (CampaignNotice.Of(record, new SecretReference(vault, Place)) is not { } notice)
        {
            return record;
        }

        await letters.TellAsync(notice, Channels(), ct);
        var told = record.Events.Count;
        return await campaigns.ChangeAsync(record.Id, found => found.Told < told ? found with { Told = told } : found, ct)
            ?? record;
    }

    private IReadOnlyList<string> Channels() =>
        policies.Find(ManagedTags.DefaultPolicy)?.Channels is { Count: > 0 } usual ? usual : [.. options.Value.Channels.Keys];
}
