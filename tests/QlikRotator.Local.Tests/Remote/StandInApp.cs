using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace QlikRotator.Local.Tests.Remote;

/// <summary>Something that answers at an address, as a rotator, a proxy or a sign-in page might.</summary>
internal sealed class StandInApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _asked = [];

    private StandInApp(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.Run(context =>
        {
            lock (_asked)
            {
                _asked.Add(
                    $"{context.Request.Method} {context.Request.Path} {context.Request.Headers["Idempotency-Key"]}".Trim()
                );
            }

            return answer(context, _asked.Count);
        });
    }

    public string Address => _app.Urls.First();

    /// <summary>Method, path and key of each call.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <param name="answer">Is told how many calls there were, this one included.</param>
    public static async Task<StandInApp> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var app = new StandInApp(answer);
        await app._app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    public static async Task SendAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
