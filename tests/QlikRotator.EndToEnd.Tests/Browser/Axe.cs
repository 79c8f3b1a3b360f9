using Microsoft.Playwright;
using QlikRotator.TestSupport.Npm;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>The accessibility engine, put into a page from outside: the page's own policy lets no script in.</summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
          .flatMap(one => one.nodes.map(node => `${one.id}: ${one.help}: ${node.html}`))
        """;

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, CancellationToken ct)
    {
        var folder = new NpmFolder("axe");
        await folder.InstallAsync(ct);
        var engine = await File.ReadAllTextAsync(Path.Combine(folder.Folder, "node_modules", "axe-core", "axe.min.js"), ct);
        await page.EvaluateAsync(engine);
        return (await page.EvaluateAsync<string[]>(Run))!;
    }
}
