using Microsoft.Playwright;
using QlikRotator.EndToEnd.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>One browser for all tests, started when the first one asks; each visit has a profile of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Lazy<Task<IBrowser>> _browser = new(LaunchAsync);

    internal async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null)
    {
        var browser = await _browser.Value;
        return await Visit.StartAsync(await browser.NewContextAsync(options));
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).CloseAsync();
        }
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var path = await ChromiumProgram.PathAsync(patience.Token);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = path,
                Headless = true,
                ChromiumSandbox = false,
                Args = Quiet,
            }
        );
    }
}
