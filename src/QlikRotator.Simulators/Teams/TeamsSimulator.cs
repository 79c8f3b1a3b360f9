using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QlikRotator.Simulators.Loopback;

namespace QlikRotator.Simulators.Teams;

/// <summary>A sink for notifications on loopback: a Teams workflow's webhook and a generic one.</summary>
public sealed class TeamsSimulator : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly X509Certificate2? serverCertificate;
    private readonly WebhookEndpoints webhooks;

    private TeamsSimulator(WebApplication app, X509Certificate2? certificate, WebhookEndpoints endpoints, WebhookFaultPlan faults)
    {
        server = app;
        serverCertificate = certificate;
        webhooks = endpoints;
        Faults = faults;
        Address = new Uri($"{(certificate is null ? "http" : "https")}://localhost:{LoopbackServer.PortOf(app)}/");
    }

    public Uri Address { get; }

    /// <summary>Takes cards: 202, or 400 with the reason. Whoever has this address, its signature included, can post.</summary>
    public Uri WorkflowUrl => new(Address, webhooks.WorkflowTarget);

    /// <summary>Shows the cards to whoever looks, as a channel would.</summary>
    public Uri ChannelUrl => new(Address, WebhookEndpoints.ChannelPath);

    /// <summary>Takes anything, below it too: 200.</summary>
    public Uri HookUrl => new(Address, "hooks/");

    /// <summary>SHA-256 thumbprint in hex; null without https.</summary>
    public string? CertificateThumbprint => serverCertificate?.GetCertHashString(HashAlgorithmName.SHA256);

    public WebhookFaultPlan Faults { get; }

    public IReadOnlyList<ReceivedCard> Cards => webhooks.Cards.Items;

    public IReadOnlyList<ReceivedHook> Hooks => webhooks.Hooks.Items;

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<TeamsSimulator> StartAsync(TeamsSimulatorOptions options, CancellationToken ct = default)
    {
        var certificate = options.Https ? LoopbackCertificate.Create() : null;
        var app = LoopbackServer.Build(options.Port, certificate);
        var faults = new WebhookFaultPlan();
        var endpoints = new WebhookEndpoints(options.TimeProvider);
        app.Use(new WebhookGate(faults, options.TimeProvider).InvokeAsync);
        app.UseRouting();
        endpoints.Map(app);
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.DisposeAsync();
            certificate?.Dispose();
            throw;
        }

        return new TeamsSimulator(app, certificate, endpoints, faults);
    }

    /// <summary>The page of <see cref="ChannelUrl"/>, for a program that serves it beside pages of its own.</summary>
    /// <param name="back">Where its readers come from.</param>
    public string ChannelHtml(Uri back) => ChannelPage.Of(Cards, back);

    /// <summary>The first card that matches, received already or later.</summary>
    public Task<ReceivedCard> WaitForCardAsync(Func<ReceivedCard, bool>? match = null, CancellationToken ct = default) =>
        webhooks.Cards.WaitAsync(match ?? (_ => true), ct);

    /// <summary>The first call of the generic webhook that matches, received already or later.</summary>
    public Task<ReceivedHook> WaitForHookAsync(Func<ReceivedHook, bool>? match = null, CancellationToken ct = default) =>
        webhooks.Hooks.WaitAsync(match ?? (_ => true), ct);

    /// <summary>Forgets what was received so far.</summary>
    public void Clear()
    {
        webhooks.Cards.Clear();
        webhooks.Hooks.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
        serverCertificate?.Dispose();
    }
}
