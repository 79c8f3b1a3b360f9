using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>A page that is none of ours: on <c>localhost</c>, which is another site to a browser than <c>127.0.0.1</c>.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherSite(WebApplication app) => _app = app;

    public Uri Address => AddressAt("localhost");

    /// <summary>Under <c>127.0.0.1</c> it is another origin of the same site.</summary>
    public Uri AddressAt(string host) => new UriBuilder(_app.Urls.First()) { Host = host }.Uri;

    public static async Task<OtherSite> StartAsync(string body, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content($"<!doctype html><title>Other</title>{body}", "text/html"));
        await app.StartAsync(ct);
        return new OtherSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
