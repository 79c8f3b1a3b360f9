using System.Net;
using QlikRotator.Application.Campaigns;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

internal sealed class RemoteCampaigns(AppClient app) : ICampaigns
{
    private const string Path = "api/campaigns";

    public TimeSpan LookEvery { get; } = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<CampaignRow>> ListAsync(CancellationToken ct) =>
        (await app.GetAsync<CampaignList>(Path, ct)).Needed().Campaigns;

    public async Task<CampaignRow?> FindAsync(string id, CancellationToken ct)
    {
        var answer = await app.GetAsync<CampaignRow>(PathOf(id), ct);
        return answer.Status == HttpStatusCode.NotFound ? null : answer.Needed();
    }

    public async Task<CampaignContents> ContentsAsync(string id, CancellationToken ct) =>
        new(
            await AllAsync<CampaignSecretList, CampaignSecretRow>($"{PathOf(id)}/secrets", page => (page.Secrets, page.Next), ct),
            await AllAsync<CampaignLeftOutList, CampaignLeftOut>($"{PathOf(id)}/left-out", page => (page.LeftOut, page.Next), ct)
        );

    public static string PathOf(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    private async Task<IReadOnlyList<TRow>> AllAsync<TPage, TRow>(
        string path,
        Func<TPage, (IReadOnlyList<TRow> Rows, string? Next)> read,
        CancellationToken ct
    )
        where TPage : class
    {
        var rows = new List<TRow>();
        var cursor = "";
        do
        {
            var page = read((await app.GetAsync<TPage>($"{path}?limit=1000{cursor}", ct)).Needed());
            rows.AddRange(page.Rows);
            cursor = page.Next is null ? null : $"&cursor={page.Next}";
        } while (cursor is not null);
        return rows;
    }
}
