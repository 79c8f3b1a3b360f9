using QlikRotator.Application.Pacing;
using QlikRotator.Core.Campaigns;

namespace QlikRotator.Application.Campaigns;

/// <summary>Campaigns as people and programs see them.</summary>
public sealed class CampaignReports(CampaignStore campaigns, WriteLimits limits, TimeProvider time)
{
    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<CampaignRow>> ListAsync(CancellationToken ct) =>
        [.. (await campaigns.ListAsync(ct)).Select(RowOf)];

    public async Task<CampaignRecord?> FindAsync(string id, CancellationToken ct) => (await campaigns.FindAsync(id, ct))?.Value;

    public CampaignRow RowOf(CampaignRecord record) => CampaignRow.Of(record, time.GetUtcNow(), limits.PerMinute);

    /// <summary>Its secrets from a place on, in its order.</summary>
    public async Task<IReadOnlyList<CampaignSecretRow>> SecretsAsync(
        CampaignRecord record,
        int from,
        int most,
        CancellationToken ct
    ) => [.. (await campaigns.ListSecretsAsync(record, from, most, ct)).Select(CampaignSecretRow.Of)];

    public Task<IReadOnlyList<CampaignLeftOut>> LeftOutAsync(CampaignRecord record, int from, int most, CancellationToken ct) =>
        campaigns.ListLeftOutAsync(record, from, most, ct);
}
