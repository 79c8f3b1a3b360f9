using System.Text.Json;
using Azure.Messaging;
using Azure.Messaging.EventGrid;
using Azure.Messaging.EventGrid.SystemEvents;
using QlikRotator.Simulators.KeyVault.Events;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class EventDeliveryTests : EventTests
{
    [Fact]
    public async Task Subscribe_SubscriberThatRepeatsTheCode_IsAccepted()
    {
        (await SubscribeAsync(EventSchema.EventGrid)).Accepted.ShouldBeTrue();
        Simulator.Events.Subscription!.Endpoint.ShouldBe(Receiver.Endpoint);
    }

    [Theory]
    [InlineData(EventSchema.EventGrid)]
    [InlineData(EventSchema.CloudEvents)]
    public async Task Subscribe_SubscriberThatDoesNotConsent_IsRefusedWithTheReason(EventSchema schema)
    {
        Receiver.Consents = false;

        var handshake = await SubscribeAsync(schema);

        handshake.Refusal.ShouldNotBeNullOrEmpty();
        Simulator.Events.Subscription.ShouldBeNull();
    }

    [Fact]
    public async Task Subscribe_EndpointOutsideLoopback_IsRefused()
    {
        var handshake = await Simulator.Events.SubscribeAsync(new(new Uri("https://events.example/")), Ct);

        handshake.Refusal!.ShouldContain("loopback");
    }

    [Fact]
    public async Task Announce_NearExpiryInAzuresEnvelope_IsReadByTheRealLibrary()
    {
        await SubscribeAsync(EventSchema.EventGrid);
        var version = Simulator.Vault.SetSecret("acme", "hidden-value", expires: Clock.GetUtcNow().AddDays(20));
        await Simulator.Events.WhenIdleAsync();
        Receiver.Received.Clear();

        await Simulator.Events.AnnounceAsync(VaultEventKind.NearExpiry, version, ct: Ct);

        var received = Receiver.Received.ShouldHaveSingleItem();
        received.Query.ShouldBe("?code=key");
        received.Body.ShouldNotContain("hidden-value");
        var parsed = EventGridEvent.ParseMany(BinaryData.FromString(received.Body)).ShouldHaveSingleItem();
        parsed.EventType.ShouldBe("Microsoft.KeyVault.SecretNearExpiry");
        parsed.Subject.ShouldBe("acme");
        parsed.Topic.ShouldEndWith("/providers/Microsoft.KeyVault/vaults/simulated");
        parsed.TryGetSystemEventData(out var data).ShouldBeTrue();
        var details = data.ShouldBeOfType<KeyVaultSecretNearExpiryEventData>();
        details.Id.ShouldBe($"{Simulator.Address}secrets/acme/{version.Version}");
        details.ObjectName.ShouldBe("acme");
        details.ObjectType.ShouldBe("Secret");
        details.Version.ShouldBe(version.Version);
        details.VaultName.ShouldBe("simulated");
        details.Exp.ShouldNotBeNull();
        details.Nbf.ShouldBeNull();
        Expiry(received.Body).ShouldBe(version.Expires!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Announce_ExpiredAsCloudEvent_IsReadByTheRealLibrary()
    {
        await SubscribeAsync(EventSchema.CloudEvents);
        var version = Simulator.Vault.SetSecret("acme", "value", expires: Clock.GetUtcNow());
        await Simulator.Events.WhenIdleAsync();
        Receiver.Received.Clear();

        await Simulator.Events.AnnounceAsync(VaultEventKind.Expired, version, ct: Ct);

        var received = Receiver.Received.ShouldHaveSingleItem();
        received.ContentType.ShouldBe("application/cloudevents+json; charset=utf-8");
        var parsed = CloudEvent.Parse(BinaryData.FromString(received.Body))!;
        parsed.Type.ShouldBe("Microsoft.KeyVault.SecretExpired");
        parsed.Subject.ShouldBe("acme");
        parsed.Time.ShouldBe(Clock.GetUtcNow());
        parsed.TryGetSystemEventData(out var data).ShouldBeTrue();
        data.ShouldBeOfType<KeyVaultSecretExpiredEventData>().Version.ShouldBe(version.Version);
    }

    [Fact]
    public async Task Announce_SubscriberFailsTwice_IsDeliveredAtTheThirdAttemptWithTheSameId()
    {
        await SubscribeAsync(EventSchema.EventGrid);
        Receiver.AnswerWith(500, 503);

        var delivery = await AnnounceAsync();

        delivery.ShouldSatisfyAllConditions(() => delivery.Delivered.ShouldBeTrue(), () => delivery.Attempts.ShouldBe(3));
        Receiver.Received.Select(received => received.DeliveryCount).ShouldBe(["0", "1", "2"]);
        Receiver.Received.Select(received => received.Body).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Announce_SubscriberNeverAccepts_IsDeadLettered()
    {
        await SubscribeAsync(EventSchema.EventGrid);
        Receiver.AnswerWith(500, 500, 500);

        var delivery = await AnnounceAsync();

        delivery.Delivered.ShouldBeFalse();
        delivery.LastStatus.ShouldBe(500);
        Simulator.Events.Deliveries.ShouldBe([delivery]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Announce_RefusalThatIsFinal_IsNotTriedAgain(int status)
    {
        await SubscribeAsync(EventSchema.EventGrid);
        Receiver.AnswerWith(status);

        var delivery = await AnnounceAsync();

        delivery.ShouldSatisfyAllConditions(() => delivery.Delivered.ShouldBeFalse(), () => delivery.Attempts.ShouldBe(1));
    }

    [Fact]
    public async Task Announce_Copies_ArriveAsDuplicatesOfOneEvent()
    {
        await SubscribeAsync(EventSchema.EventGrid);
        var version = Unannounced();

        await Simulator.Events.AnnounceAsync(VaultEventKind.NearExpiry, version, copies: 3, Ct);

        Receiver.Received.Count.ShouldBe(3);
        Receiver.Received.Select(received => received.Body).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void RenderEvent_OfAVersion_IsWhatWouldBeSent()
    {
        var rendered = Simulator.Vault.RenderEvent(VaultEventKind.NewVersionCreated, Unannounced(), EventSchema.EventGrid);

        EventGridEvent
            .ParseMany(BinaryData.FromString(rendered))
            .Single()
            .EventType.ShouldBe("Microsoft.KeyVault.SecretNewVersionCreated");
    }

    private static long Expiry(string body)
    {
        using var events = JsonDocument.Parse(body);
        return events.RootElement[0].GetProperty("data").GetProperty("EXP").GetInt64();
    }

    private async Task<Delivery> AnnounceAsync() =>
        (await Simulator.Events.AnnounceAsync(VaultEventKind.NearExpiry, Unannounced(), ct: Ct)).Single();
}
