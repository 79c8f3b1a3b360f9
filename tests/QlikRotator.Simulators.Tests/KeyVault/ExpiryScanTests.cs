using System.Net;
using System.Net.Http.Json;
using Azure.Messaging.EventGrid;
using QlikRotator.Simulators.KeyVault.Events;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class ExpiryScanTests : EventTests
{
    [Fact]
    public async Task Scan_ThirtyDaysBeforeExpiry_AnnouncesOnce()
    {
        await SubscribeAsync(EventSchema.EventGrid);
        var version = Simulator.Vault.SetSecret("acme", "value", expires: Clock.GetUtcNow().AddDays(90));
        (await Simulator.Events.ScanAsync(Ct)).ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromDays(60));

        var found = await Simulator.Events.ScanAsync(Ct);

        var delivery = found.ShouldHaveSingleItem();
        delivery.Event.Kind.ShouldBe(VaultEventKind.NearExpiry);
        delivery.Event.SecretVersion.ShouldBe(version.Version);
        (await Simulator.Events.ScanAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_AfterExpiry_AnnouncesThatToo()
    {
        await SubscribeAsync(EventSchema.EventGrid);
        Simulator.Vault.SetSecret("acme", "value", expires: Clock.GetUtcNow().AddDays(10));
        await Simulator.Events.ScanAsync(Ct);
        Clock.Advance(TimeSpan.FromDays(10));

        var found = await Simulator.Events.ScanAsync(Ct);

        found.ShouldHaveSingleItem().Event.Kind.ShouldBe(VaultEventKind.Expired);
        (await Simulator.Events.ScanAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_OlderVersionNearExpiry_IsNoNews()
    {
        await SubscribeAsync(EventSchema.EventGrid);
        Simulator.Vault.SetSecret("acme", "old", expires: Clock.GetUtcNow().AddDays(5));
        Simulator.Vault.SetSecret("acme", "new", expires: Clock.GetUtcNow().AddDays(90));

        (await Simulator.Events.ScanAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_VersionOlderThanTheSubscription_IsNeverAnnounced()
    {
        Simulator.Vault.SetSecret("acme", "value", expires: Clock.GetUtcNow().AddDays(5));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await SubscribeAsync(EventSchema.EventGrid);

        (await Simulator.Events.ScanAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SetSecret_OverHttpWithASubscriber_AnnouncesTheNewVersion()
    {
        await SubscribeAsync(EventSchema.EventGrid);

        var set = (await Secrets.SetSecretAsync("acme", "value", Ct)).Value;
        await Simulator.Events.WhenIdleAsync();

        var parsed = EventGridEvent.ParseMany(BinaryData.FromString(Receiver.Received.ShouldHaveSingleItem().Body)).Single();
        parsed.EventType.ShouldBe("Microsoft.KeyVault.SecretNewVersionCreated");
        Simulator.Events.Deliveries.Single().Event.SecretVersion.ShouldBe(set.Properties.Version);
    }

    [Fact]
    public async Task EventsOverHttp_SubscribedThenRaised_ReachTheSubscriber()
    {
        Simulator.Vault.SetSecret("acme", "value");
        using var tooEarly = await Http.PostAsync("/simulator/events/acme?type=near-expiry", content: null, Ct);
        using var subscribed = await Http.PutAsJsonAsync(
            "/simulator/subscription",
            new { endpoint = Receiver.Endpoint, schema = "event-grid" },
            Ct
        );

        using var raised = await Http.PostAsync("/simulator/events/acme?type=near-expiry&copies=2", content: null, Ct);

        tooEarly.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        subscribed.StatusCode.ShouldBe(HttpStatusCode.OK);
        raised.StatusCode.ShouldBe(HttpStatusCode.OK);
        Receiver.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task EventsOverHttp_UnknownSecretTypeOrSubscriber_AreRefused()
    {
        Simulator.Vault.SetSecret("acme", "value");
        Receiver.Consents = false;

        using var unknownSecret = await Http.PostAsync("/simulator/events/nobody?type=expired", content: null, Ct);
        using var unknownType = await Http.PostAsync("/simulator/events/acme?type=birthday", content: null, Ct);
        using var unwilling = await Http.PutAsJsonAsync("/simulator/subscription", new { endpoint = Receiver.Endpoint }, Ct);

        unknownSecret.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        unknownType.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        unwilling.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
