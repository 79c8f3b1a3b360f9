using System.Collections.Concurrent;

namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>
/// The vault's event subscription: raises events by hand, by a scan for expiry, and by itself for every version set after the
/// subscription was made. Thread-safe.
/// </summary>
public sealed class VaultEvents : IAsyncDisposable
{
    private readonly SimulatedVault vault;
    private readonly TimeProvider time;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<Delivery> deliveries = new();
    private readonly ConcurrentDictionary<Task, bool> underWay = new();
    private readonly Lock gate = new();
    private readonly ExpiryScan scan = new();
    private volatile ActiveSubscription? active;

    internal VaultEvents(SimulatedVault vault, TimeProvider time)
    {
        this.vault = vault;
        this.time = time;
        vault.Secrets.VersionSet = AnnounceNewVersion;
    }

    /// <summary>Null until a subscriber has consented.</summary>
    public EventSubscription? Subscription => active?.Publisher.Subscription;

    /// <summary>Every delivery that ended, in whatever way.</summary>
    public IReadOnlyList<Delivery> Deliveries => [.. deliveries];

    /// <summary>Replaces the subscription if the endpoint, which must be on loopback, passes the validation handshake.</summary>
    public async Task<Handshake> SubscribeAsync(EventSubscription subscription, CancellationToken ct = default)
    {
        if (!subscription.Endpoint.IsLoopback)
        {
            return new Handshake("A simulator sends to loopback only.");
        }

        var publisher = new EventGridPublisher(http, subscription, time);
        var handshake = await publisher.HandshakeAsync(vault.Topic, ct);
        if (handshake.Accepted)
        {
            active = new ActiveSubscription(publisher, VaultTime());
        }

        return handshake;
    }

    /// <summary>Delivers one event about a version, whatever its dates; copies above one make the duplicates that Event Grid may make.</summary>
    /// <exception cref="InvalidOperationException">No subscriber.</exception>
    public async Task<IReadOnlyList<Delivery>> AnnounceAsync(
        VaultEventKind kind,
        SimulatedSecretVersion version,
        int copies = 1,
        CancellationToken ct = default
    )
    {
        var publisher =
            active?.Publisher ?? throw new InvalidOperationException("The simulated vault has no event subscription.");
        var happened = vault.Describe(kind, version);
        return await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => DeliverAsync(publisher, happened, ct)));
    }

    /// <summary>
    /// Announces, once each, the latest versions near their expiry or past it. As with the service, versions older than the
    /// subscription are never announced.
    /// </summary>
    public async Task<IReadOnlyList<Delivery>> ScanAsync(CancellationToken ct = default)
    {
        if (active is not { } subscribed)
        {
            return [];
        }

        IReadOnlyList<ExpiryFinding> findings;
        lock (gate)
        {
            var known = vault.Secrets.LatestOfEach().Where(version => version.Created >= subscribed.Since);
            findings = scan.Run(known, time.GetUtcNow());
        }

        return await Task.WhenAll(
            findings.Select(finding =>
                DeliverAsync(subscribed.Publisher, vault.Describe(finding.Kind!.Value, finding.Version), ct)
            )
        );
    }

    /// <summary>Ends when nothing is being delivered any more; retries included.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(underWay.Keys);

    public async ValueTask DisposeAsync()
    {
        vault.Secrets.VersionSet = _ => { };
        await stopping.CancelAsync();
        await WhenIdleAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        stopping.Dispose();
    }

    private DateTimeOffset VaultTime() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    private void AnnounceNewVersion(SimulatedSecretVersion version)
    {
        if (active is { } subscribed)
        {
            var happened = vault.Describe(VaultEventKind.NewVersionCreated, version);
            var delivery = DeliverAsync(subscribed.Publisher, happened, CancellationToken.None);
            underWay[delivery] = true;
            _ = delivery.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task<Delivery> DeliverAsync(EventGridPublisher publisher, VaultEvent happened, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping.Token);
        var delivery = await publisher.DeliverAsync(happened, either.Token);
        deliveries.Enqueue(delivery);
        return delivery;
    }

    private sealed record ActiveSubscription(EventGridPublisher Publisher, DateTimeOffset Since);
}
