using System.Globalization;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Planning;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

internal sealed class RemoteEstate(AppClient app) : IEstate
{
    private const string Path = "api/secrets?limit=1000";

    public async Task<SecretList> SecretsAsync(CancellationToken ct)
    {
        var first = (await app.GetAsync<SecretList>(Path, ct)).Needed();
        var rows = new List<SecretRow>(first.Secrets);
        for (var next = first.Next; next is not null; )
        {
            var page = (await app.GetAsync<SecretList>($"{Path}&cursor={next}", ct)).Needed();
            rows.AddRange(page.Secrets);
            next = page.Next;
        }

        return first with
        {
            Secrets = rows,
            Next = null,
        };
    }

    public async Task<RotationPlan> PlanAsync(PlanQuery query, CancellationToken ct)
    {
        var ahead = query.Until is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"until={day:yyyy-MM-dd}")
            : string.Create(CultureInfo.InvariantCulture, $"days={query.Days}");
        return (await app.GetAsync<RotationPlan>($"api/plan?{ahead}&check={(query.Check ? "true" : "false")}", ct)).Needed();
    }

    public async Task<LeftList> LeftAsync(CancellationToken ct) => (await app.GetAsync<LeftList>("api/left", ct)).Needed();
}
