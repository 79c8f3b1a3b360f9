using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Events;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Planning;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Azure.Events;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.TestSupport.Starting;
using QlikRotator.Web.Api;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Api;

/// <summary>The HTTP interface on a loopback port, over <see cref="StartingRig"/>.</summary>
internal sealed class ApiRig : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiRig(WebApplication app, StartingRig starting)
    {
        _app = app;
        Starting = starting;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public StartingRig Starting { get; }

    public HttpClient Http { get; }

    public static async Task<ApiRig> StartAsync(RotatorOptions? options = null, PageAccess? access = null)
    {
        options ??= new RotatorOptions { Tenants = [new() { Host = "acme.eu.qlikcloud.com" }] };
        var starting = new StartingRig(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddWeb(access ?? (options.Approvals.TrustPlatformSignIn ? PageAccess.SignedIn : PageAccess.KeysOnly))
            .AddSingleton<People>()
            .AddSingleton(starting.Starter)
            .AddSingleton(starting.Cancellation)
            .AddSingleton<ISecretRegistry>(starting)
            .AddSingleton(starting.Store)
            .AddSingleton<StartOnce>()
            .AddSingleton<IRotationHost>(starting.Host)
            .AddSingleton(starting.Ledger)
            .AddSingleton(new RotationIndex(starting.Store))
            .AddSingleton<RotationSearch>()
            .AddSingleton<RecordedRotations>()
            .AddSingleton(new CredentialRegister(starting.Store, new Installation(starting.Store), starting.Time))
            .AddSingleton<TimeProvider>(starting.Time)
            .AddSingleton(Options.Create(options))
            .AddSingleton<IVaultEventReader, VaultEventReader>()
            .AddSingleton<VaultEventTrigger>()
            .AddSingleton(starting.Drift)
            .AddSingleton(starting.Alarms)
            .AddKnownKinds()
            .AddSingleton<RegisteredKinds>()
            .AddSingleton<IPreflight>(new ToldPreflight())
            .AddSingleton<Doctor>()
            .AddSingleton<WriteLimits>()
            .AddSingleton<WriteNeeds>()
            .AddSingleton<RotationPlanner>()
            .AddSingleton<CampaignPlanner>()
            .AddSingleton<CampaignStore>()
            .AddSingleton<CampaignDesk>()
            .AddSingleton<CampaignReports>()
            .AddSingleton(services => new SecretInventory(
                new VaultReader(starting, new KnownSecrets(starting.Store), starting.Time),
                starting.Policies,
                services.GetRequiredService<RecordedRotations>(),
                services.GetRequiredService<RegisteredKinds>(),
                new TagPermissions(Options.Create(options))
            ));
        var app = builder.Build();
        app.MapRotatorApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiRig(app, starting);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json, string type = "application/json") =>
        Http.PostAsync(path, new StringContent(json, Encoding.UTF8, type), TestContext.Current.CancellationToken);

    /// <summary>Method and path of everything that is mapped.</summary>
    public IReadOnlyList<string> Mapped =>
        [
            .. _app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .SelectMany(one =>
                    one.Metadata.GetRequiredMetadata<IHttpMethodMetadata>()
                        .HttpMethods.Select(method => $"{method} {one.RoutePattern.RawText}")
                ),
        ];

    public async Task<JsonElement> GetAsync(string path) =>
        await BodyAsync(await Http.GetAsync(path, TestContext.Current.CancellationToken));

    public static async Task<JsonElement> BodyAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        Starting.Dispose();
    }
}
