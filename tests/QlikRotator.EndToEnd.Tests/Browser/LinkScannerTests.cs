using System.Net;
using QlikRotator.Core.Rotation;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>Mail scanners, previews and prefetchers open links, some in a whole browser. None of that is an answer.</summary>
public sealed class LinkScannerTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_OpenedByEveryMachineOnTheWay_StillThePersonsToAnswer()
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        var before = await world.RecordedAsync();

        await ScanAsync(link);
        await PrefetchAsync(world, link);

        (await world.RecordedAsync()).ShouldBe(before);
        await using var person = await chromium.VisitAsync();
        await person.OpenAsync(link);
        await person.PressAsync("Approve: delete the old credential");
        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Rotated);
    }

    private static async Task ScanAsync(Uri link)
    {
        using var http = new HttpClient();
        foreach (var method in Enumerable.Repeat<HttpMethod[]>([HttpMethod.Get, HttpMethod.Head], 20).SelectMany(pair => pair))
        {
            using var request = new HttpRequestMessage(method, link);
            request.Headers.Add("Sec-Purpose", "prefetch; a scanner");
            request.Headers.Add("Purpose", "prefetch");
            using var answer = await http.SendAsync(request, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    /// <summary>A web mail that prefetches what it shows, and a preview that renders the page, presses nothing and leaves.</summary>
    private async Task PrefetchAsync(BrowserWorld world, Uri link)
    {
        await using var mail = await OtherSite.StartAsync(
            $"<link rel=\"prefetch\" href=\"{link.AbsoluteUri}\"><p>You have a letter.</p>",
            Ct
        );
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(mail.Address);
        await world.Requests.WaitAsync(one => one.Path == link.AbsolutePath && one.Purpose == "prefetch", Ct);
        await visit.OpenAsync(link);
    }
}
