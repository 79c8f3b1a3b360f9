using Microsoft.AspNetCore.Http;
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

    /// <summary>The version that the last rotation of each secret replaced.</summary>
    public static string LastVersion => VersionOf(Each - 1);

    public static async Task RunAsync(int secrets)
    {
        await using var rotator = await OutsideRotator.StartAsync(OutsideSecrets.Rotated, secrets);
        var start = rotator.Clock.GetUtcNow();
        // An empty ledger has nothing of an earlier build to copy, and is never asked again.
        await foreach (var _ in rotator.Get<RotationIndex>().ListOpenAsync(CancellationToken.None)) { }
        await FillAsync(rotator, secrets, start);
        rotator.Clock.Skip(TimeSpan.FromHours(1));
        Console.WriteLine($"{secrets} secrets, {secrets * Each} rotations that have ended");
        await HourlyWatch.MeasureAsync(rotator);
        var usage = new Usage();
        await rotator.Get<InventorySnapshot>().GetAsync(CancellationToken.None);
        Console.WriteLine($"inventory, now and then: {usage.Processor.TotalSeconds:F1} s of processor");
        await PagesAsync(rotator, start);
    }

    private static async Task PagesAsync(OutsideRotator rotator, DateTimeOffset start)
    {
        var vault = rotator.Estate.Vault.Authority;
        var pages = rotator.Get<ViewPages>();
        await ShowAsync(rotator, "dashboard", "", (http, ct) => rotator.Get<DashboardPage>().ShowAsync(http, ct));
        await ShowAsync(
            rotator,
            "dashboard, filtered",
            "?q=secret-99&sort=due",
            (http, ct) => rotator.Get<DashboardPage>().ShowAsync(http, ct)
        );
        await ShowAsync(rotator, "rotations", "", pages.RotationsAsync);
        await ShowAsync(
            rotator,
            "rotations of a day",
            $"?from={start.AddDays(-150):yyyy-MM-dd}&to={start.AddDays(-150):yyyy-MM-dd}",
            pages.RotationsAsync
        );
        await ShowAsync(rotator, "rotations, rare text", "?q=secret-4242", pages.RotationsAsync);
        await ShowAsync(rotator, "a secret", "", (http, ct) => pages.SecretAsync(http, vault, "secret-42", ct));
        await ShowAsync(rotator, "open approvals", "", pages.ApprovalsAsync);
        await ShowAsync(rotator, "API: rotations", "?limit=100", rotator.Get<RotationsApi>().ListAsync);
        await ShowAsync(rotator, "API: secrets", "?limit=100", rotator.Get<SecretsApi>().ListAsync);
    }

    /// <summary>Five times, the fastest: the first also pays for what is compiled when it is first used.</summary>
    private static async Task ShowAsync(
        OutsideRotator rotator,
        string what,
        string query,
        Func<HttpRequest, CancellationToken, Task<IResult>> page
    )
    {
        var best = TimeSpan.MaxValue;
        long length = 0;
        for (var run = 0; run < 5; run++)
        {
            var http = new DefaultHttpContext { RequestServices = rotator.Services };
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

    private static async Task FillAsync(OutsideRotator rotator, int secrets, DateTimeOffset start)
    {
        var documents = new RecordedDocuments();
        var time = new SetClock();
        for (var number = 0; number < secrets; number++)
        {
            await FillAsync(rotator, new RotationLedger(documents, time), time, number, start);
            if ((number + 1) % AtOnce == 0 || number == secrets - 1)
            {
                await documents.MoveToAsync(rotator.Get<SqliteFile>());
            }
        }
    }

    private static async Task FillAsync(
        OutsideRotator rotator,
        RotationLedger ledger,
        SetClock time,
        int number,
        DateTimeOffset start
    )
    {
        var secret = new SecretReference(rotator.Estate.Vault, OutsideEstate.NameOf(number));
        for (var round = 0; round < Each; round++)
        {
            time.Now = start.AddDays((round - Each) * 80).AddSeconds(number * 30);
            var subject = secret.At(VersionOf(round));
            var id = RotationId.For(subject);
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
    }

    private static string VersionOf(int round) => $"v{round}";

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
