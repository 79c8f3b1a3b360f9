namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>Pages keep to themselves: nothing else is loaded, nobody learns where the reader came from, nothing stays behind.</summary>
public sealed class PrivacyTests(Chromium chromium)
{
    [Fact]
    public async Task EveryPage_Opened_AsksNobodyElseAndBreaksNoRule()
    {
        await using var world = await BrowserWorld.StartAsync();
        var pages = await EveryPage.OfAsync(world);
        await using var visit = await chromium.VisitAsync();

        foreach (var page in pages)
        {
            var answer = (await visit.OpenAsync(page.Address))!;
            var headers = await answer.AllHeadersAsync();
            headers["cache-control"].ShouldBe("no-store", page.Name);
            headers["referrer-policy"].ShouldBe("no-referrer", page.Name);
            headers.ShouldNotContainKey("set-cookie", page.Name);
            (await visit.Page.ContentAsync()).ShouldNotContain(world.NewestValue, customMessage: page.Name);
        }

        visit.Requests.ShouldAllBe(request => new Uri(request.Url).Authority == world.Address.Authority);
        visit.Complaints.Where(one => !IsTheStatus(one)).ShouldBeEmpty();
        var cookie = (await visit.Page.Context.CookiesAsync()).ShouldHaveSingleItem();
        cookie.Name.ShouldBe($"qlik-rotator-{world.Address.Port}", "what the terminal's link became, and nothing else");
    }

    [Fact]
    public async Task Links_Followed_TellNobodyWhereTheReaderCameFrom()
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(world.At("/audit"));
        await visit.OpenAsync(link);
        await visit.PressAsync("Plan");
        await visit.PressAsync("Secrets");
        await visit.OpenAsync(link);
        await visit.PressAsync("Approve: delete the old credential");
        await world.OutcomeAsync();

        world.Requests.Seen.Count(one => one.Path is "/" or "/plan").ShouldBe(2);
        world.Requests.Seen.ShouldAllBe(one => one.Referer.Length == 0);
    }

    /// <summary>The browser says of every 404 that it is one.</summary>
    private static bool IsTheStatus(string complaint) =>
        complaint.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal);
}
