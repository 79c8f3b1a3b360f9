using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>One person's browser window, with everything it asked for and complained about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, string> Sessions = new();

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<IRequest> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        context.Request += (_, request) => _requests.Enqueue(request);
        context.Console += (_, line) => Complain(line);
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Whatever left the browser; what lies in a page itself did not.</summary>
    public IReadOnlyList<IRequest> Requests =>
        [.. _requests.Where(one => !one.Url.StartsWith("data:", StringComparison.Ordinal))];

    /// <summary>Errors of scripts, of resources and of the content policy.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    public static async Task<Visit> StartAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>From now on, whoever visits this host has come in by the link that its terminal printed. Approvers have not.</summary>
    public static void Knows(Uri host, string session) => Sessions[host.Port] = session;

    public async Task<IResponse?> OpenAsync(Uri address)
    {
        var byLink = address.Query.StartsWith("?token=", StringComparison.Ordinal);
        if (!byLink && Sessions.TryGetValue(address.Port, out var session))
        {
            var cookie = new Cookie
            {
                Name = $"qlik-rotator-{address.Port}",
                Value = session,
                Url = address.GetLeftPart(UriPartial.Authority),
            };
            await _context.AddCookiesAsync([cookie]);
        }

        return await Page.GotoAsync(address.AbsoluteUri);
    }

    /// <summary>Presses a button or follows a link, and waits for the page it leads to.</summary>
    public async Task PressAsync(string name)
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = name });
        var target = await button.CountAsync() > 0 ? button : Page.GetByRole(AriaRole.Link, new() { Name = name });
        await target.First.ClickAsync();
        await LoadedAsync();
    }

    /// <summary>
    /// The client tells of a page's end on another thread, and a wait that begins at that very moment hears nothing of it: whoever asks
    /// again is told what has happened already.
    /// </summary>
    private async Task LoadedAsync()
    {
        for (var asked = 1; ; asked++)
        {
            try
            {
                await Page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = 3_000 });
                return;
            }
            catch (TimeoutException) when (asked < 10) { }
        }
    }

    public Task<string> TextAsync() => Page.Locator("body").InnerTextAsync();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Complain(IConsoleMessage line)
    {
        if (line.Type is "error" or "warning")
        {
            _complaints.Enqueue(line.Text);
        }
    }
}
