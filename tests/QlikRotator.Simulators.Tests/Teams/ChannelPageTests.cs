using System.Net;

namespace QlikRotator.Simulators.Tests.Teams;

/// <summary>The channel as its readers see it.</summary>
public sealed class ChannelPageTests : TeamsTests
{
    [Fact]
    public async Task Get_CardsReceived_NewestFirstWithTheirLinks()
    {
        using var first = await PostCardAsync();
        var later = Card();
        later["body"] = new object[]
        {
            new
            {
                type = "Container",
                style = "good",
                items = new object[]
                {
                    new
                    {
                        type = "TextBlock",
                        style = "heading",
                        text = "Rotated",
                    },
                },
            },
            new { type = "FactSet", facts = new[] { new { title = "Secret", value = "reporting" } } },
            new { type = "Image", url = "https://example.org/x.png" },
        };
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var second = await PostCardAsync(later);

        using var answer = await Http.GetAsync(Simulator.ChannelUrl, Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);

        page.IndexOf("2026-11-20 08:01:00 UTC", StringComparison.Ordinal)
            .ShouldBeLessThan(page.IndexOf("2026-11-20 08:00:00 UTC", StringComparison.Ordinal));
        page.ShouldContain("<h2 class=\"large\">Rotated</h2>");
        page.ShouldContain("<dt>Secret</dt><dd>reporting</dd>");
        page.ShouldContain("href=\"https://rotator.example/approvals/1\"");
        page.ShouldNotContain("<img");
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'none'");
    }

    [Fact]
    public async Task Get_TextThatLooksLikeMarkup_IsText()
    {
        var card = Card();
        card["body"] = new[] { new { type = "TextBlock", text = "<script>alert(1)</script>" } };
        using var posted = await PostCardAsync(card);
        posted.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        (await Http.GetStringAsync(Simulator.ChannelUrl, Ct)).ShouldNotContain("<script");
        Simulator.ChannelHtml(new Uri("/?a=1&b=2", UriKind.Relative)).ShouldContain("href=\"/?a=1&amp;b=2\"");
    }
}
