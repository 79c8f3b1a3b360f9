using Microsoft.Playwright;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>Every page, in both colour schemes, at a desk and on a phone.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };
    private static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };

    [Fact]
    public async Task EveryPage_LightAndDarkDeskAndPhone_NoViolationAndNoSidewaysScrolling()
    {
        await using var world = await BrowserWorld.StartAsync();
        var pages = await EveryPage.OfAsync(world);
        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var size in new[] { Desk, Phone })
            {
                await using var visit = await chromium.VisitAsync(new() { ColorScheme = scheme, ViewportSize = size });
                foreach (var page in pages)
                {
                    found.AddRange((await LookAsync(visit, page)).Select(one => $"{page.Name}, {scheme}, {size.Width}: {one}"));
                }
            }
        }

        found.ShouldBeEmpty();
        pages.Count.ShouldBe(55);
    }

    [Fact]
    public async Task Approval_ByKeyboardAlone_Decided()
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(link);

        var presses = 0;
        while (!(await FocusedAsync(visit)).StartsWith("Approve", StringComparison.Ordinal))
        {
            (++presses).ShouldBeLessThan(12, "the answer is not far");
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "You approved" }).WaitForAsync();

        (await visit.Page.TitleAsync()).ShouldStartWith("You approved");
    }

    private static Task<string> FocusedAsync(Visit visit) => visit.Page.EvaluateAsync<string>("document.activeElement.innerText");

    private static async Task<IReadOnlyList<string>> LookAsync(Visit visit, NamedPage page)
    {
        await visit.OpenAsync(page.Address);
        var width = await visit.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        var violations = await Axe.ViolationsAsync(visit.Page, TestContext.Current.CancellationToken);
        return width > 0 ? [.. violations, $"scrolls sideways by {width} pixels"] : violations;
    }
}
