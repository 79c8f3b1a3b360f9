using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <param name="Purpose">What the browser says it asks for ahead of the person: <c>prefetch</c>; empty otherwise.</param>
internal sealed record SeenRequest(string Method, string Path, string Purpose, string Referer);

/// <summary>What really arrived at the host, prefetches included, which a browser's tools do not show.</summary>
internal sealed class RequestLog : IStartupFilter
{
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public async Task WaitAsync(Func<SeenRequest, bool> wanted, CancellationToken ct)
    {
        while (!_seen.Any(wanted))
        {
            await Task.Delay(20, ct);
        }
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(WatchAsync);
            next(app);
        };

    private async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var request = context.Request;
        _seen.Enqueue(new(request.Method, request.Path, $"{request.Headers["Sec-Purpose"]}", $"{request.Headers.Referer}"));
    }
}
