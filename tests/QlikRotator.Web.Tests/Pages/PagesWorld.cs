using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Starting;
using QlikRotator.Azure;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Sqlite;
using QlikRotator.Notifications;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.TestSupport.Starting;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Html;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>The pages on a loopback port, over a simulated vault and a ledger in a file.</summary>
internal sealed partial class PagesWorld : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-pages-");
    private readonly WebApplication _app;

    private PagesWorld(
        KeyVaultSimulator vault,
        FakeTimeProvider time,
        PageAccess access,
        IReadOnlyDictionary<string, string?> more
    )
    {
        Vault = vault;
        Time = time;
        var settings = new Dictionary<string, string?>(more)
        {
            ["Rotator:Vaults:0:Uri"] = vault.Address.ToString(),
            ["Rotator:Vaults:0:Thumbprint"] = vault.CertificateThumbprint,
            ["Rotator:Vaults:0:LoopbackToken"] = "simulated-access-token",
            ["Rotator:Tenants:0:Host"] = "acme.eu.qlikcloud.com",
            ["Rotator:Tenants:0:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:0:Auth:ClientId"] = "c1",
            ["Rotator:Tenants:0:Auth:Secret"] = "acme-client",
            ["Rotator:Tenants:1:Host"] = "globex.us.qlikcloud.com",
            ["Rotator:Tenants:1:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:1:Auth:ClientId"] = "g1",
            ["Rotator:Tenants:1:Auth:Secret"] = "globex-client",
            ["Rotator:Ledger:Folder"] = _folder.FullName,
        };
        _app = Build(settings, access);
    }

    public KeyVaultSimulator Vault { get; }

    public FakeTimeProvider Time { get; }

    public RememberingHost Host { get; } = new();

    public ListedTenants Tenants { get; } = new();

    public HttpClient Http { get; private set; } = new();

    public RotationLedger Ledger => Get<RotationLedger>();

    public ApprovalStore Book => Get<ApprovalStore>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PagesWorld> StartAsync(
        PageAccess access = PageAccess.ThisMachine,
        params IEnumerable<KeyValuePair<string, string?>> settings
    )
    {
        var time = new FakeTimeProvider(Question.Start);
        var vault = await KeyVaultSimulator.StartAsync(new() { TimeProvider = time }, Ct);
        var world = new PagesWorld(vault, time, access, settings.ToDictionary());
        await world._app.StartAsync(Ct);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        world.Http = new HttpClient(handler) { BaseAddress = new Uri(world._app.Urls.First()) };
        return world;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A managed secret, made today and ending in ten days, unless told otherwise.</summary>
    public SecretReference Put(
        string name,
        string source = "oauth-client-secret",
        int endsInDays = 10,
        string tenant = "acme.eu.qlikcloud.com",
        string? policy = null,
        int ageInDays = 0
    )
    {
        var tags = new Dictionary<string, string>
        {
            [ManagedTags.Source] = source,
            [ManagedTags.Tenant] = tenant,
            [ManagedTags.ResourceId] = $"client-of-{name}",
        };
        if (policy is not null)
        {
            tags[ManagedTags.Policy] = policy;
        }

        Time.AdjustTime(Question.Start.AddDays(-ageInDays));
        Vault.Vault.SetSecret(name, "value-canary", tags, Question.Start.AddDays(endsInDays));
        Time.AdjustTime(Question.Start);
        return new SecretReference(Vault.Address, name);
    }

    /// <summary>A question about the secret <c>reporting</c> as the vault has it now.</summary>
    public async Task<ApprovalRecord> AskAsync(
        PolicySettings? policy = null,
        string requestedBy = "sweep",
        DateTimeOffset? deadline = null
    )
    {
        var secret = Put("reporting");
        var version = Vault.Vault.Latest("reporting")!.Version;
        var question = Question.For(policy, requestedBy);
        var evidence = question.Evidence with { Secret = secret, NewVersion = version };
        question = question with { Evidence = evidence with { Deadline = deadline ?? evidence.Deadline } };
        await Ledger.OpenAsync(question.Request, null, Ct);
        return await Book.AskAsync(question, Ct);
    }

    public async Task<string> LinkAsync(ApprovalRecord approval, string person)
    {
        var token = TokenMaker.Make();
        await Book.AddLinksAsync(approval.ApprovalId, [ApprovalToken.Bind(token, approval, person, "mail")], Ct);
        return $"/api/approvals/{approval.ApprovalId}?token={token}";
    }

    public Task<Answer> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<Answer> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Ct);
        request.Dispose();
        var headers = response.Headers.Concat(response.Content.Headers);
        return new Answer(
            response.StatusCode,
            WithoutOurScript(await response.Content.ReadAsStringAsync(Ct)),
            headers.ToDictionary(one => one.Key, one => string.Join(',', one.Value), StringComparer.OrdinalIgnoreCase)
        );
    }

    /// <summary>Everything the ledger holds of a rotation, to see that nothing changed.</summary>
    public async Task<string> StateAsync(ApprovalRecord asked)
    {
        var approvals = await Book.ListAsync(asked.Request.RotationId, Ct).ToListAsync(Ct);
        var events = await Ledger.EventsAsync(asked.Request.RotationId, Ct).ToListAsync(Ct);
        var row = await Ledger.FindAsync(asked.Request.RotationId, Ct);
        return System.Text.Json.JsonSerializer.Serialize(
            new
            {
                approvals,
                events,
                row,
            },
            Core.RotatorJson.Options
        );
    }

    /// <summary>What is left must hold no script at all.</summary>
    private static string WithoutOurScript(string body) =>
        body.Replace($"<script>{PageAssets.Script}</script>", "", StringComparison.Ordinal);

    public void SignIn(string name, params string[] roles) => Http.SignIn(name, roles);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Vault.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private WebApplication Build(IReadOnlyDictionary<string, string?> settings, PageAccess access)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddRoutingCore()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<TimeProvider>(Time)
            .AddRotatorApplication(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLedger()
            .AddAzure()
            .AddSingleton<IRotationHost>(Host)
            .AddKnownKinds()
            .AddSingleton<ITenantReader>(Tenants)
            .AddNotifications()
            .AddWeb(access);
        var app = builder.Build();
        app.Use(PlatformSignIn.ByTokenAsync);
        app.MapRotatorPages();
        app.MapRotatorApi();
        app.Map(
            "/entra/{*address}",
            (TokenApi api, HttpRequest http, string? address, IRotationHost host, CancellationToken ct) =>
                api.AnswerAsync(http, address, host, ct)
        );
        return app;
    }
}
