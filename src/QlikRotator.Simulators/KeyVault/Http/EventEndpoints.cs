using QlikRotator.Simulators.KeyVault.Events;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>The event subscription over HTTP, for a simulator that runs in another process.</summary>
internal sealed class EventEndpoints(VaultHost host)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/simulator/subscription", SubscribeAsync);
        routes.MapPost("/simulator/events/{name}", AnnounceAsync);
        routes.MapPost("/simulator/scan", ScanAsync);
    }

    private async Task<IResult> SubscribeAsync(HttpRequest request)
    {
        var body = await VaultRequestBody.ReadAsync<EventSubscription>(request);
        return await body.Match(ShakeHandsAsync, refusal => Task.FromResult(VaultAnswer.Refuse(refusal)));
    }

    private async Task<IResult> ShakeHandsAsync(EventSubscription subscription)
    {
        var handshake = await host.Events.SubscribeAsync(subscription);
        return handshake.Refusal is { } why
            ? VaultAnswer.Refuse(new VaultRefusal(422, "HandshakeFailed", why))
            : VaultAnswer.Ok(subscription);
    }

    private async Task<IResult> AnnounceAsync(string name, string? type, string? version, int? copies, CancellationToken ct)
    {
        if (KindOf(type) is not { } kind)
        {
            return VaultAnswer.Refuse(VaultRefusal.BadParameter("type is near-expiry, expired or new-version-created."));
        }

        if (host.Vault.Secrets.Find(name, version) is not { } found)
        {
            return VaultAnswer.Refuse(VaultRefusal.SecretNotFound(name));
        }

        return host.Events.Subscription is null
            ? VaultAnswer.Refuse(VaultRefusal.Conflict("There is no event subscription.", "NoSubscription"))
            : VaultAnswer.Ok(await host.Events.AnnounceAsync(kind, found, Math.Clamp(copies ?? 1, 1, 10), ct));
    }

    private async Task<IResult> ScanAsync(CancellationToken ct) => VaultAnswer.Ok(await host.Events.ScanAsync(ct));

    private static VaultEventKind? KindOf(string? type) =>
        type switch
        {
            "near-expiry" => VaultEventKind.NearExpiry,
            "expired" => VaultEventKind.Expired,
            "new-version-created" => VaultEventKind.NewVersionCreated,
            _ => null,
        };
}
