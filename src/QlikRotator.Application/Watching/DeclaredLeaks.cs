using Microsoft.Extensions.Options;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;

namespace QlikRotator.Application.Watching;

/// <summary>The leaks that are declared now: one alarm for each secret, and one for all secrets of a campaign.</summary>
public sealed class DeclaredLeaks(RotationIndex index, CampaignStore campaigns, IOptions<RotatorOptions> options)
{
    /// <returns>Null for a rotation that is none, or has ended.</returns>
    public async Task<Alarm?> FindAsync(RotationRecord rotation, CancellationToken ct) =>
        DeclaredLeak.Of(rotation) is { } alarm ? await CampaignOfAsync(rotation, ct) ?? alarm : null;

    public async Task<IReadOnlyList<Alarm>> ListAsync(CancellationToken ct)
    {
        var found = new Dictionary<string, Alarm>(StringComparer.Ordinal);
        foreach (var id in await campaigns.ListOpenAsync(ct))
        {
            if ((await campaigns.FindAsync(id, ct))?.Value is { } record && CampaignLeak.IsOn(record))
            {
                found[id] = AlarmOf(record);
            }
        }

        await foreach (var rotation in index.ListOpenAsync(ct))
        {
            var campaign = DeclaredLeak.CampaignOf(rotation);
            if ((campaign is null || !found.ContainsKey(campaign)) && await FindAsync(rotation, ct) is { } alarm)
            {
                found[alarm.Occurrence!] = alarm;
            }
        }

        return [.. found.Values];
    }

    /// <summary>A campaign whose record is lost speaks for nobody.</summary>
    private async Task<Alarm?> CampaignOfAsync(RotationRecord rotation, CancellationToken ct) =>
        DeclaredLeak.CampaignOf(rotation) is { } id && (await campaigns.FindAsync(id, ct))?.Value is { } record
            ? AlarmOf(record)
            : null;

    private Alarm AlarmOf(CampaignRecord record) =>
        CampaignLeak.Of(record, options.Value.Vaults.FirstOrDefault()?.Uri ?? new Uri("https://localhost/"));
}
