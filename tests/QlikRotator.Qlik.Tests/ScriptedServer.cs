using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace QlikRotator.Qlik.Tests;

/// <summary>Answers as a test says, for what the simulator rightly never does.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<IHeaderDictionary> Requests { get; } = new();

    /// <param name="token">The answer to whoever signs in.</param>
    public static async Task<ScriptedServer> StartAsync(
        Func<HttpContext, Task> answer,
        string token = """{"access_token":"scripted-token"}"""
    ) => await StartAsync(answer, http => WriteAsync(http, token));

    /// <param name="signIn">Answers whoever signs in.</param>
    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task> answer, Func<HttpContext, Task> signIn)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var server = new ScriptedServer(builder.Build());
        server._app.Run(async http =>
        {
            server.Requests.Enqueue(new HeaderDictionary(http.Request.Headers.ToDictionary(one => one.Key, one => one.Value)));
            await (http.Request.Path == "/oauth/token" ? signIn(http) : answer(http));
        });
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    public static Task WriteAsync(HttpContext http, string json) => http.Response.WriteAsync(json, http.RequestAborted);
}
