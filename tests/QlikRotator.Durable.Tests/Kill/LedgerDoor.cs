using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace QlikRotator.Durable.Tests.Kill;

/// <summary>
/// Stands between the ledger and its storage, and passes on everything but the answer to a write that it is told to hold: the write is
/// done, and nobody has heard. Before a write the storage looks as it does after the one before, so that moment needs no holding.
/// </summary>
internal sealed class LedgerDoor : IAsyncDisposable
{
    private static readonly string[] Hop = ["Host", "Connection", "Transfer-Encoding", "Content-Length", "Content-Type"];

    private readonly HttpClient _storage = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly WebApplication _door;
    private readonly Uri _behind;

    private LedgerDoor(Uri behind)
    {
        _behind = behind;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _door = builder.Build();
        _door.Run(PassAsync);
    }

    /// <summary>Whether the answer to a write is held, until its sender is gone.</summary>
    public Func<string, bool> Holds { get; set; } = _ => false;

    public static async Task<LedgerDoor> OpenAsync(Uri behind, CancellationToken ct)
    {
        var door = new LedgerDoor(behind);
        await door._door.StartAsync(ct);
        return door;
    }

    public Uri Address =>
        new(_door.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        _storage.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var write = LedgerWrite.NameOf(context.Request, Encoding.UTF8.GetString(body.ToArray()));
        using var request = Forwarded(context.Request, body.ToArray());
        using var answer = await _storage.SendAsync(request, CancellationToken.None);
        if (write is not null && Holds($"after {write}"))
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (
            var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(one => !IsHop(one.Key, "Content-Type"))
        )
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private HttpRequestMessage Forwarded(HttpRequest from, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(_behind, from.GetEncodedPathAndQuery()));
        if (body.Length > 0 || HttpMethods.IsPost(from.Method) || HttpMethods.IsPut(from.Method))
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", from.ContentType);
        }

        foreach (var (name, values) in from.Headers.Where(one => !IsHop(one.Key)))
        {
            request.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return request;
    }

    private static bool IsHop(string header, string? but = null) =>
        Hop.Contains(header, StringComparer.OrdinalIgnoreCase) && !string.Equals(header, but, StringComparison.OrdinalIgnoreCase);
}
