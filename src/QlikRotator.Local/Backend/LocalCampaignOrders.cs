using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;

namespace QlikRotator.Local.Backend;

internal sealed class LocalCampaignOrders(CampaignDesk desk, CampaignReports reports, CampaignRunner runner, IRotationHost host)
    : ICampaignOrders
{
    public Task<Result<CampaignPreview>> PreviewAsync(CampaignRequest request, CancellationToken ct) =>
        desk.PreviewAsync(request, ct);

    public async Task<Result<CampaignRow>> StartAsync(CampaignRequest request, CancellationToken ct) =>
        RowOf(await desk.BeginAsync(request, key: null, ct));

    public async Task<Result<CampaignRow>> ChangeAsync(CampaignChange change, string id, string? why, CancellationToken ct) =>
        RowOf(
            change switch
            {
                CampaignChange.Pause => await desk.PauseAsync(id, Person.Here, why, ct),
                CampaignChange.Resume => await desk.ResumeAsync(id, Person.Here, why, ct),
                _ => await desk.CancelAsync(id, Person.Here, why, ct),
            }
        );

    public Task GoOnAsync(string id, CancellationToken ct) => runner.TurnAsync(id, host, ct);

    private Result<CampaignRow> RowOf(Result<CampaignRecord> record) => record.Map(reports.RowOf);
}
