using Microsoft.Extensions.Configuration;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>What an operator does at the dashboard, by mouse and keyboard.</summary>
public sealed class DashboardTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Confirmed_RunsToTheQuestionAndTheTimelineTellsIt()
    {
        await using var world = await BrowserWorld.StartAsync();
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(world.Address);
        await visit.PressAsync($"Rotate now: {world.Secret.Name}");
        (await world.Ledger.ListAsync(Ct).CountAsync(Ct)).ShouldBe(0, "the page asks first");
        (await visit.TextAsync()).ShouldContain("Whoever asked for it cannot be one of them");
        await visit.PressAsync("Start the rotation");
        var link = await world.LinkAsync();
        await visit.Page.ReloadAsync();

        (await visit.TextAsync()).ShouldContain("Waiting for approval");
        await visit.PressAsync("Open the request");
        (await visit.TextAsync()).ShouldContain("somebody else must answer");
        (await visit.Page.Locator("form").CountAsync()).ShouldBe(0);
        await using var approver = await chromium.VisitAsync();
        await approver.OpenAsync(link);
        await approver.PressAsync("Approve: delete the old credential");
        await world.OutcomeAsync();
        await visit.OpenAsync(world.At($"/rotations/{(await world.RotationAsync()).RotationId}"));
        var timeline = await visit.Page.Locator("ol.timeline").InnerTextAsync();
        timeline.ShouldContain(DemoEstate.Approver);
        (await visit.TextAsync()).ShouldContain("the chain is whole");
    }

    [Fact]
    public async Task Cancel_Confirmed_OldValueComesBack()
    {
        await using var world = await BrowserWorld.StartAsync();
        var old = world.Hints.ShouldHaveSingleItem();
        await world.AskAsync();
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(world.At($"/rotations/{(await world.RotationAsync()).RotationId}"));
        await visit.PressAsync("Cancel this rotation");
        world.Hints.Count.ShouldBe(2, "the page asks first");
        (await visit.TextAsync()).ShouldContain("the new credential is deleted");
        await visit.Page.GetByLabel("Reason").FillAsync("Wrong secret");
        await visit.PressAsync("Cancel the rotation");

        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Restored);
        world.Hints.ShouldHaveSingleItem().ShouldBe(old);
        world.NewestValue.ShouldBe(world.Secret.OldValue.Reveal());
        await visit.Page.ReloadAsync();
        (await visit.TextAsync()).ShouldContain("Wrong secret");
    }

    [Fact]
    public async Task Filter_TenantFamilyStateAndText_OnlyWhatMatchesPageByPage()
    {
        await using var world = await BrowserWorld.StartAsync();
        foreach (var number in Enumerable.Range(0, 120))
        {
            world.Put($"many-{number:000}", number % 2 == 0 ? "oauth-client-secret" : "api-key", DemoEstate.Globex, 80);
        }

        world.Put("late", "api-key", DemoEstate.Acme, -1);
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(world.Address);
        (await NamesAsync(visit))[0].ShouldBe("late", "what needs somebody comes first");
        await visit.Page.GetByLabel("Tenant", new() { Exact = true }).SelectOptionAsync(DemoEstate.Globex);
        await visit.Page.GetByLabel("Family").SelectOptionAsync("api-key");
        await visit.PressAsync("Filter");
        var first = await NamesAsync(visit);
        await visit.PressAsync("Next");
        var second = await NamesAsync(visit);

        first.Concat(second).ShouldBe(Enumerable.Range(0, 60).Select(one => $"many-{(one * 2) + 1:000}"));
        await visit.PressAsync("Show all");
        await visit.Page.GetByLabel("State").SelectOptionAsync("expired");
        await visit.PressAsync("Filter");
        (await NamesAsync(visit)).ShouldBe(["late"]);
        await visit.OpenAsync(world.At("/?q=MANY-07"));
        (await NamesAsync(visit)).Count.ShouldBe(10);
    }

    [Fact]
    public async Task Plan_NextThirtyDays_ByDay()
    {
        await using var world = await BrowserWorld.StartAsync();
        world.Put("much-later", "api-key", DemoEstate.Acme, 80);
        world.Put("in-ten-days", "api-key", DemoEstate.Acme, 40);
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(world.Address);
        await visit.PressAsync("Plan");

        var text = await visit.TextAsync();
        text.ShouldContain("in-ten-days");
        text.ShouldNotContain("much-later");
    }

    [Theory]
    [InlineData("Download as CSV", ".csv")]
    [InlineData("Download as JSON", ".json")]
    public async Task Export_Downloaded_HoldsTheChainThatVerifyLedgerFindsWhole(string button, string ending)
    {
        await using var world = await BrowserWorld.StartAsync();
        await world.AskAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(world.Address);
        await visit.PressAsync("Audit");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.PressAsync(button));

        download.SuggestedFilename.ShouldEndWith(ending);
        var file = await File.ReadAllTextAsync(await download.PathAsync(), Ct);
        var last = await world.Ledger.EventsAsync((await world.RotationAsync()).RotationId, Ct).LastAsync(Ct);
        file.ShouldContain(last.Hash);
        file.ShouldNotContain("chain is broken");
        (await VerifyLedgerAsync(world)).ShouldBe(ExitCode.Done);
    }

    private static async Task<int> VerifyLedgerAsync(BrowserWorld world)
    {
        var settings = world
            .Settings.AsEnumerable()
            .Where(setting => setting.Value is not null && setting.Key.StartsWith("Rotator", StringComparison.Ordinal))
            .SelectMany(setting => new[] { "--setting", $"{setting.Key}={setting.Value}" });
        await using var output = new StringWriter();
        return await RotatorCommand.RunAsync(
            ["verify-ledger", "--json", .. settings],
            new() { Output = output, Error = output },
            Ct
        );
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Visit visit) =>
        [.. (await visit.Page.Locator("tbody th").AllInnerTextsAsync()).Select(text => text.Split('\n')[0].Trim())];
}
