using Microsoft.Playwright;
using QlikRotator.TestSupport.Npm;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>Pictures of every page for people who change how pages look: in <c>artifacts/pictures</c>.</summary>
public sealed class PictureTests(Chromium chromium)
{
    [Theory(Explicit = true)]
    [InlineData("desk", 1280, ColorScheme.Light)]
    [InlineData("phone", 390, ColorScheme.Light)]
    [InlineData("dark", 1280, ColorScheme.Dark)]
    public async Task EveryPage_Photographed(string look, int width, ColorScheme scheme)
    {
        await using var world = await BrowserWorld.StartAsync();
        var pages = await EveryPage.OfAsync(world);
        await using var visit = await chromium.VisitAsync(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        foreach (var page in pages)
        {
            await visit.OpenAsync(page.Address);
            await PhotographAsync(visit, $"{page.Name}-{look}");
        }

        // A page of its own: what is shown in the old one is under that page's policy.
        await using var other = await chromium.VisitAsync(
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        await other.Page.SetContentAsync((await world.LetterAsync()).Html);
        await PhotographAsync(other, $"mail-{look}");
        await TeamsCard.ShowAsync(other.Page, world.Estate.Teams.Cards[0].Message, TestContext.Current.CancellationToken);
        await PhotographAsync(other, $"card-{look}");
    }

    private static Task PhotographAsync(Visit visit, string name) =>
        visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), $"{name}.png"), FullPage = true });

    private static string Folder() => Path.Combine(new NpmFolder("axe").Folder, "..", "..", "artifacts", "pictures");
}
