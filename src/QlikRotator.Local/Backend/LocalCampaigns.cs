using QlikRotator.Application.Campaigns;

namespace QlikRotator.Local.Backend;

/// <summary>Reads the ledger, whichever process goes on with the campaign.</summary>
internal sealed class LocalCampaigns(CampaignReports reports) : ICampaigns
{
    public TimeSpan LookEvery { get; } = TimeSpan.FromSeconds(1);

    public Task<IReadOnlyList<CampaignRow>> ListAsync(CancellationToken ct) => reports.ListAsync(ct);

    public async Task<CampaignRow?> FindAsync(string id, CancellationToken ct) =>
        await reports.FindAsync(id, ct) is { } record ? reports.RowOf(record) : null;

    public async Task<CampaignContents> ContentsAsync(string id, CancellationToken ct) =>
        await reports.FindAsync(id, ct) is { } record
            ? new(
                await reports.SecretsAsync(record, 0, record.Total, ct),
                await reports.LeftOutAsync(record, 0, record.LeftOut, ct)
            )
            : new([], []);
}
