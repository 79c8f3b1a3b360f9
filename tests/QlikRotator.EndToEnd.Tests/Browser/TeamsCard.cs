using Microsoft.Playwright;
using QlikRotator.TestSupport.Npm;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>A card drawn by the reference renderer, as Teams would.</summary>
internal static class TeamsCard
{
    private const string Draw = """
        message => {
          const card = new AdaptiveCards.AdaptiveCard();
          card.parse(JSON.parse(message).attachments[0].content);
          document.body.replaceChildren(card.render());
        }
        """;

    public static async Task ShowAsync(IPage page, string message, CancellationToken ct)
    {
        var folder = new NpmFolder("adaptivecards");
        await folder.InstallAsync(ct);
        await page.SetContentAsync("<!doctype html><body style=\"max-width:640px;font-family:sans-serif\"></body>");
        await page.AddScriptTagAsync(
            new() { Path = Path.Combine(folder.Folder, "node_modules", "adaptivecards", "dist", "adaptivecards.min.js") }
        );
        await page.EvaluateAsync(Draw, message);
    }
}
