using System.Net;
using System.Text.Json;
using QlikRotator.Application.Auditing;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Tests.Pages;

public sealed class AuditExportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_Events_OneLineEachQuotedAndNoFormula()
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await RotationPageTests.EndAsync(world);

        var file = await world.GetAsync("/audit/export?format=csv");

        file.Header("Content-Type").ShouldBe("text/csv; charset=utf-8");
        file.Header("Content-Disposition").ShouldContain("rotations-20260302-080000.csv");
        var lines = file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[2]
            .ShouldStartWith(
                $"{id},contoso.vault.azure.net/reporting,unknown,unknown,critical,2,2026-03-02T08:00:00.0000000Z,rotator,KeptBoth,"
            );
        lines[2].ShouldContain(",\"'=1+1, \"\"quoted\"\"\",");
        lines[2].ShouldEndWith(",whole,none yet");
    }

    [Fact]
    public async Task Json_Events_ChainCanBeCheckedFromTheFileAlone()
    {
        await using var world = await PagesWorld.StartAsync();
        await RotationPageTests.EndAsync(world);

        var file = await world.GetAsync("/audit/export?format=json");

        using var json = JsonDocument.Parse(file.Body);
        var rotation = json.RootElement.GetProperty("rotations")[0];
        rotation.GetProperty("chain").GetString().ShouldBe("whole");
        var events = rotation.GetProperty("events").Deserialize<List<LedgerEvent>>(RotatorJson.Options)!;
        events.Count.ShouldBe(2);
        events[0].Follows(null).ShouldBeTrue();
        events[1].Follows(events[0]).ShouldBeTrue();
        (events[1] with { Entry = events[1].Entry with { Actor = "eve" } }).Follows(events[0]).ShouldBeFalse();
    }

    [Fact]
    public async Task Export_RowChanged_SaidInTheFile()
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await RotationPageTests.EndAsync(world);
        await world
            .Get<ILedgerStore>()
            .ChangeAsync<LedgerEvent>(
                new DocumentKey($"events-{id}", "000001"),
                found => found! with { Entry = found.Entry with { Why = "something else" } },
                Ct
            );

        (await world.GetAsync("/audit/export?format=csv")).Body.ShouldContain("broken at event 1");
        (await world.GetAsync("/audit/export?format=json")).Body.ShouldContain("does not follow from what is recorded before it");
    }

    [Fact]
    public async Task Export_SealThatDoesNotHold_SaidInBothFilesWithWhatWasNotChecked()
    {
        await using var world = await PagesWorld.StartAsync();
        await RotationPageTests.EndAsync(world);
        var seal = new LedgerSeal(
            new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero),
            2,
            "another root",
            new("https://contoso.vault.azure.net/keys/qlik-rotator/0123"),
            "c2ln"
        );
        await world.Get<ILedgerStore>().WriteAsync(new DocumentKey(LedgerSealer.Partition, "20260303"), seal, null, Ct);

        (await world.GetAsync("/audit/export?format=csv")).Body.ShouldContain(",2026-03-03 broken: 2 rotations were sealed;");
        using var json = JsonDocument.Parse((await world.GetAsync("/audit/export?format=json")).Body);
        var seals = json.RootElement.GetProperty("seals");
        seals.GetProperty("seals")[0].GetProperty("broken").GetString()!.ShouldContain("is not what it was");
        seals
            .GetProperty("unchecked")
            .EnumerateArray()
            .Select(one => one.GetString()!)
            .ShouldContain(one => one.Contains("not kept elsewhere"));
    }

    [Theory]
    [InlineData("from=2026-03-02&to=2026-03-02", true)]
    [InlineData("from=2026-03-03", false)]
    [InlineData("to=2026-03-01", false)]
    public async Task Export_Days_BothIncluded(string query, bool included)
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await RotationPageTests.EndAsync(world);

        (await world.GetAsync($"/audit/export?{query}")).Body.Contains(id).ShouldBe(included);
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("to=2026-13-01")]
    public async Task Export_NoDate_BadRequest(string query)
    {
        await using var world = await PagesWorld.StartAsync();

        (await world.GetAsync($"/audit/export?{query}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Page_Get_OffersBothFiles()
    {
        await using var world = await PagesWorld.StartAsync();

        (await world.GetAsync("/audit")).Body.ShouldContain("Download as CSV");
    }
}
