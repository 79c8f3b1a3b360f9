using System.Net;
using Microsoft.Playwright;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>A page of another origin that makes the visitor's browser send forms here. It may even know the link.</summary>
public sealed class HostilePageTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Approval_FormOfAnotherOrigin_DecidesNothing(string host)
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        var before = await world.RecordedAsync();
        var token = link.Query["?token=".Length..];

        var answer = await SubmitAsync(
            host,
            new Uri(link.GetLeftPart(UriPartial.Path)),
            ("token", token),
            ("decision", "approve")
        );

        answer.Status.ShouldBe((int)HttpStatusCode.Forbidden);
        (await world.RecordedAsync()).ShouldBe(before);
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeTrue();
    }

    [Fact]
    public async Task Start_FormOfAnotherOrigin_StartsNothing()
    {
        await using var world = await BrowserWorld.StartAsync();

        var answer = await SubmitAsync("localhost", world.At("/start"), ("secret", world.Secret.Name), ("mode", "Leak"));

        answer.Status.ShouldBe((int)HttpStatusCode.Forbidden);
        (await world.Ledger.ListAsync(Ct).CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_InAFrameOfAnotherOrigin_NotShown()
    {
        await using var world = await BrowserWorld.StartAsync();
        await using var hostile = await OtherSite.StartAsync($"<iframe src=\"{world.Address}\"></iframe>", Ct);
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(hostile.Address);

        visit.Complaints.ShouldContain(one => one.Contains("frame-ancestors", StringComparison.Ordinal));
    }

    private async Task<IResponse> SubmitAsync(string host, Uri target, params (string Name, string Value)[] fields)
    {
        var inputs = string.Concat(fields.Select(field => $"<input name=\"{field.Name}\" value=\"{field.Value}\">"));
        await using var hostile = await OtherSite.StartAsync(
            $"<form method=\"post\" action=\"{target}\">{inputs}</form><script>document.forms[0].submit()</script>",
            Ct
        );
        await using var visit = await chromium.VisitAsync();
        return await visit.Page.RunAndWaitForResponseAsync(
            () => visit.OpenAsync(hostile.AddressAt(host)),
            response => response.Request.Method == "POST"
        );
    }
}
