using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application;
using QlikRotator.Azure;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Fuzz.Tests;

/// <summary>A vault that answers every request with what a test has put into its mouth, and the product's own client before it.</summary>
internal sealed class BrokenVault : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly WebApplication _app;
    private ServiceProvider _services = null!;

    private BrokenVault()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, one => one.UseHttps(_certificate)));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>What comes next, whatever is asked.</summary>
    public byte[] Answer { get; set; } = [];

    public Uri Address => new($"https://127.0.0.1:{new Uri(_app.Urls.First()).Port}/");

    public static async Task<BrokenVault> StartAsync(CancellationToken ct)
    {
        var vault = new BrokenVault();
        await vault._app.StartAsync(ct);
        var settings = new Dictionary<string, string?>
        {
            ["Rotator:Vaults:0:Uri"] = vault.Address.AbsoluteUri,
            ["Rotator:Vaults:0:Thumbprint"] = vault._certificate.GetCertHashString(HashAlgorithmName.SHA256),
            ["Rotator:Vaults:0:LoopbackToken"] = "t",
            ["Rotator:Tenants:0:Host"] = "acme.eu.qlikcloud.com",
            ["Rotator:Tenants:0:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:0:Auth:ClientId"] = "c",
            ["Rotator:Tenants:0:Auth:Secret"] = "s",
        };
        vault._services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<ILedgerStore>(new MemoryStore())
            .AddRotatorApplication(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddAzure()
            .BuildServiceProvider();
        return vault;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Answer.Length;
        await context.Response.Body.WriteAsync(Answer, context.RequestAborted);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
