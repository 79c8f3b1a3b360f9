using System.Net;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.KeyVault.Events;

namespace QlikRotator.Web.Tests.Api;

public sealed class VaultEventsApiTests : IAsyncLifetime
{
    private ApiRig _rig = null!;
    private KeyVaultSimulator _vault = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await ApiRig.StartAsync();
        _vault = await KeyVaultSimulator.StartAsync(new(), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _vault.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Theory]
    [InlineData(EventSchema.EventGrid)]
    [InlineData(EventSchema.CloudEvents)]
    public async Task Receive_NearExpiryThreeTimes_StartsOneRotation(EventSchema schema)
    {
        var version = _vault.Vault.SetSecret("reporting", "value");
        _rig.Starting.Put(version: version.Version);
        var handshake = await _vault.Events.SubscribeAsync(Subscription(schema), Ct);

        var deliveries = await _vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, version, copies: 3, Ct);

        handshake.Accepted.ShouldBeTrue(handshake.Refusal);
        deliveries.ShouldAllBe(delivery => delivery.Delivered);
        var request = _rig.Starting.Host.Started.Values.ShouldHaveSingleItem();
        request.Trigger.ShouldBe(RotationTrigger.NearExpiry);
        request.RequestedBy.ShouldBe("event-grid");
    }

    [Fact]
    public async Task Post_BodyInChunksThatNeverEnds_IsReadNoFurtherThanItsLimit()
    {
        using var body = new EndlessBody();

        using var answer = await _rig.Http.PostAsync("/api/events/keyvault", body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Post_ValidationCodeOfAnyLength_IsNotSentBack()
    {
        var code = new string('x', 100_000);
        var handshake =
            $$$"""[{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","subject":"","eventTime":"2026-05-01T12:00:00Z","dataVersion":"1","data":{"validationCode":"{{{code}}}"}}]""";

        using var answer = await _rig.PostAsync("/api/events/keyvault", handshake);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task Receive_SecretThatIsNotManaged_IsTakenAndIgnored()
    {
        var version = _vault.Vault.SetSecret("plain", "value");
        _rig.Starting.Put("plain", version.Version, new Dictionary<string, string>(StringComparer.Ordinal));
        await _vault.Events.SubscribeAsync(Subscription(EventSchema.EventGrid), Ct);

        var deliveries = await _vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, version, ct: Ct);

        deliveries.ShouldHaveSingleItem().Delivered.ShouldBeTrue();
        _rig.Starting.Host.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_VaultIsDown_IsDeliveredAgainLater()
    {
        var version = _vault.Vault.SetSecret("reporting", "value");
        _rig.Starting.ComeBackAt = _rig.Starting.Time.GetUtcNow();
        await _vault.Events.SubscribeAsync(Subscription(EventSchema.EventGrid), Ct);

        var deliveries = await _vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, version, ct: Ct);

        deliveries.ShouldHaveSingleItem().LastStatus.ShouldBe(503);
    }

    [Fact]
    public async Task Receive_SomethingElse_Is400()
    {
        using var answer = await _rig.PostAsync("/api/events/keyvault", "hello");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private EventSubscription Subscription(EventSchema schema) =>
        new(new Uri(_rig.Http.BaseAddress!, "/api/events/keyvault"), schema) { RetryDelays = [] };
}
