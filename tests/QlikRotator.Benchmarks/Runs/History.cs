using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Watching;
using QlikRotator.Benchmarks.Loopback;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Sqlite;
using QlikRotator.Web;
using QlikRotator.Web.Api;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Dashboard;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>Pages, lists and the hourly watch over a large estate of which each secret was rotated four times.</summary>
internal static class History
{
    private const int Each = 4;
    private const int AtOnce = 5_000;

    public static async Task RunAsync(int secrets)
    {
        await using var estate = await LoopbackEstate.StartAsync(factor: 1, tenants: 1);
        var start = estate.Clock.GetUtcNow();
        // An empty ledger has nothing of an earlier build to copy, and is never asked again.
        await foreach (var _ in estate.Get<RotationIndex>().ListOpenAsync(CancellationToken.None)) { }
        await FillAsync(estate, secrets, start);
        estate.Clock.Skip(TimeSpan.FromHours(1));
        Console.WriteLine($"{secrets} secrets, {secrets * Each} rotations that have ended");
        var usage = new Usage();
        await estate.Get<WatchdogRunner>().RunAsync(CancellationToken.None);
        Console.WriteLine($"first watch: {usage.Processor.TotalSeconds:F1} s of processor, {Usage.Megabytes:F0} MB");
        usage = new Usage();
        await estate.Get<WatchdogRunner>().RunAsync(CancellationToken.None);
        Console.WriteLine($"next watch: {usage.Processor.TotalSeconds:F1} s of processor, {Usage.Megabytes:F0} MB");
        usage = new Usage();
        await estate.Get<InventorySnapshot>().GetAsync(CancellationToken.None);
        Console.WriteLine($"inventory, now and then: {usage.Processor.TotalSeconds:F1} s of processor");
        await PagesAsync(estate, start);
    }

    private static async Task PagesAsync(LoopbackEstate estate, DateTimeOffset start)
    {
        var vault = estate.Vault.Address.Authority;
        var pages = estate.Get<ViewPages>();
        await ShowAsync(estate, "dashboard", "", (http, ct) => estate.Get<DashboardPage>().ShowAsync(http, ct));
        await ShowAsync(
            estate,
            "dashboard, filtered",
            "?q=secret-99&sort=due",
            (http, ct) => estate.Get<DashboardPage>().ShowAsync(http, ct)
        );
        await ShowAsync(estate, "rotations", "", pages.RotationsAsync);
        await ShowAsync(
            estate,
            "rotations of a day",
            $"?from={start.AddDays(-150):yyyy-MM-dd}&to={start.AddDays(-150):yyyy-MM-dd}",
            pages.RotationsAsync
        );
        await ShowAsync(estate, "rotations, rare text", "?q=secret-4242", pages.RotationsAsync);
        await ShowAsync(estate, "a secret", "", (http, ct) => pages.SecretAsync(http, vault, "secret-42", ct));
        await ShowAsync(estate, "open approvals", "", pages.ApprovalsAsync);
        await ShowAsync(estate, "API: rotations", "?limit=100", estate.Get<RotationsApi>().ListAsync);
        await ShowAsync(estate, "API: secrets", "?limit=100", estate.Get<SecretsApi>().ListAsync);
    }

    /// <summary>Five times, the fastest: the first also pays for what is compiled when it is first used.</summary>
    private static async Task ShowAsync(
        LoopbackEstate estate,
        string what,
        string query,
        Func<HttpRequest, CancellationToken, Task<IResult>> page
    )
    {
        var best = TimeSpan.MaxValue;
        long length = 0;
        for (var run = 0; run < 5; run++)
        {
            var http = new DefaultHttpContext { RequestServices = estate.Services };
            http.Request.Host = new HostString("localhost");
            http.Request.Scheme = "http";
            http.Request.Method = HttpMethods.Get;
            http.Request.QueryString = new QueryString(query.Length > 0 ? query : null);
            using var body = new MemoryStream();
            http.Response.Body = body;
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await (await page(http.Request, CancellationToken.None)).ExecuteAsync(http);
            best = clock.Elapsed < best ? clock.Elapsed : best;
            length = body.Length;
            if (http.Response.StatusCode != StatusCodes.Status200OK)
            {
                throw new InvalidOperationException($"{what} answered {http.Response.StatusCode}.");
            }
        }

        Console.WriteLine($"{what, -24}{best.TotalMilliseconds, 8:F1} ms {length / 1024, 6} KB");
    }

    private static async Task FillAsync(LoopbackEstate estate, int secrets, DateTimeOffset start)
    {
        var documents = new RecordedDocuments();
        var time = new SetClock();
        for (var number = 0; number < secrets; number++)
        {
            await FillAsync(estate, new RotationLedger(documents, time), time, number, start);
            if ((number + 1) % AtOnce == 0 || number == secrets - 1)
            {
                documents.MoveTo(estate.Get<SqliteFile>());
            }
        }
    }

    private static async Task FillAsync(
        LoopbackEstate estate,
        RotationLedger ledger,
        SetClock time,
        int number,
        DateTimeOffset start
    )
    {
        var secret = new SecretReference(estate.Vault.Address, $"secret-{number}");
        var id = "";
        for (var round = 0; round < Each; round++)
        {
            time.Now = start.AddDays((round - Each) * 80).AddSeconds(number * 30);
            var subject = secret.At($"v{round}");
            id = RotationId.For(subject);
            var request = new RotationRequest(
                id,
                subject,
                Estate.Policy,
                RotationMode.Routine,
                RotationTrigger.Schedule,
                "sweep",
                time.GetUtcNow()
            );
            await ledger.OpenAsync(request, null, CancellationToken.None);
            await ledger.ConcludeAsync(
                id,
                RotationOutcome.Without(OutcomeKind.Rotated, new("Rotated", "The old credential is deleted.")),
                CancellationToken.None
            );
        }

        var tags = new Dictionary<string, string>
        {
            [ManagedTags.Source] = "oauth-client-secret",
            [ManagedTags.Tenant] = estate.Tenants[0].Host,
            [ManagedTags.ResourceId] = $"client-{number}",
            [ManagedTags.Credential] = "hint",
            [ManagedTags.Rotation] = id,
        };
        estate.Vault.Vault.SetSecret(secret.Name, $"value-{number}", tags, start.AddDays(80));
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
