using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.TestSupport.Slots;

/// <summary>A consumer's endpoint on this machine that keeps what it is sent.</summary>
internal sealed class Consumer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Consumer(WebApplication app) => _app = app;

    public ConcurrentQueue<Heard> Heard { get; } = [];

    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>Decides the status by what was heard; null answers <see cref="Status"/>.</summary>
    public Func<Heard, int>? Judge { get; set; }

    public Dictionary<string, string> AnswerHeaders { get; } = [];

    public Uri Address => new($"{_app.Urls.Single()}/reread");

    public static async Task<Consumer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var consumer = new Consumer(builder.Build());
        consumer._app.Run(consumer.AnswerAsync);
        await consumer._app.StartAsync(ct);
        return consumer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
        var heard = new Heard(context.Request.Method, context.Request.Path, headers, body.ToArray());
        Heard.Enqueue(heard);
        context.Response.StatusCode = Judge?.Invoke(heard) ?? Status;
        foreach (var (name, text) in AnswerHeaders)
        {
            context.Response.Headers[name] = text;
        }
    }
}

internal sealed record Heard(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);
