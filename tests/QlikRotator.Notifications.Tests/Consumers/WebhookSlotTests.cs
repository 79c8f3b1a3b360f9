using System.Text;
using System.Text.Json;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Slots;
using QlikRotator.TestSupport.Vaults;
using StandardWebhooks;

namespace QlikRotator.Notifications.Tests.Consumers;

public sealed class WebhookSlotTests : IAsyncLifetime
{
    private const string Value = "v-4f9d2c7b";
    private const string SigningKey = "whsec_c2hhcmVkLXdpdGgtdGhpcy1jb25zdW1lci1vbmx5LTE=";
    private const string OtherKey = "whsec_c2hhcmVkLXdpdGgtYW5vdGhlci1jb25zdW1lci0tMjI=";

    private VaultWorld _world = null!;
    private Consumer _consumer = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ISlot Slot => _world.Get<ISlot>("webhook");

    public async ValueTask InitializeAsync()
    {
        _world = await VaultWorld.StartAsync(ct: Ct);
        _consumer = await Consumer.StartAsync(Ct);
        _world.Settings["Rotator:WebhookHosts:0:Host"] = "apps.contoso.example";
        _world.Settings["Rotator:WebhookHosts:0:SigningSecret"] = "apps-signing";
        _world.Settings["Rotator:WebhookHosts:1:Host"] = _consumer.Address.Authority;
        _world.Settings["Rotator:WebhookHosts:1:SigningSecret"] = "webhook-signing";
        _world.First.Vault.SetSecret("apps-signing", OtherKey);
        _world.First.Vault.SetSecret("webhook-signing", SigningKey);
        _world.First.Vault.SetSecret("reporting", "old");
        _world.First.Vault.SetSecret("reporting", Value);
    }

    public async ValueTask DisposeAsync()
    {
        await _consumer.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Deliver_ToAConsumer_SendsReferencesAndNoValue()
    {
        var check = await Slot.DeliverAsync(Call(), new SecretValue(Value), Ct);

        check.Good.ShouldBeTrue();
        var heard = _consumer.Heard.ShouldHaveSingleItem();
        heard.Method.ShouldBe("POST");
        heard.Path.ShouldBe("/reread");
        var body = JsonDocument.Parse(heard.Body).RootElement;
        body.GetProperty("event").GetString().ShouldBe("deliver");
        body.GetProperty("vault").GetString().ShouldBe(_world.First.Address.ToString());
        body.GetProperty("secret").GetString().ShouldBe("reporting");
        body.GetProperty("version").GetString().ShouldBe(_world.Versions("reporting")[1].Version);
        body.GetProperty("rotationId").GetString().ShouldBe(Calls.RotationId);
        var sent = Encoding.UTF8.GetString(heard.Body) + string.Join('\n', heard.Headers.Values);
        sent.ShouldNotContain(Value);
        sent.ShouldNotContain(SigningKey);
    }

    [Fact]
    public async Task Deliver_ToAConsumer_IsSignedWithThatHostsKeyAsStandardWebhooksSay()
    {
        await Slot.DeliverAsync(Call(), new SecretValue(Value), Ct);
        await Slot.DeliverAsync(Call(), new SecretValue(Value), Ct);

        var heard = _consumer.Heard.First();
        heard.Headers["webhook-timestamp"].ShouldBe(VaultWorld.Noon.ToUnixTimeSeconds().ToString());
        var body = Encoding.UTF8.GetString(heard.Body);
        heard
            .Headers["webhook-signature"]
            .ShouldBe(new StandardWebhook(SigningKey).Sign(heard.Headers["webhook-id"], VaultWorld.Noon, body));
        _consumer.Heard.Select(one => one.Headers["webhook-id"]).Distinct().Count().ShouldBe(1);
        JsonDocument.Parse(body).RootElement.GetProperty("recipient").GetString().ShouldBe(_consumer.Address.Authority);
        JsonDocument.Parse(body).RootElement.GetProperty("purpose").GetString().ShouldBe("webhook-slot");
    }

    [Fact]
    public async Task Inspect_WithAKeyOfFewerThan32Bytes_IsNotGood()
    {
        _world.First.Vault.SetSecret("webhook-signing", "whsec_c2hvcnQ=");

        (await Slot.InspectAsync(Call(), Ct)).Reason.Code.ShouldBe("BadSigningKey");
    }

    [Fact]
    public async Task Verify_ByAConsumer_AsksIt()
    {
        var check = await Slot.VerifyAsync(Call(), new SecretValue(Value), Ct);

        check.ShouldSatisfyAllConditions(() => check.Good.ShouldBeTrue(), () => check.Provable.ShouldBeTrue());
        var heard = _consumer.Heard.ShouldHaveSingleItem();
        JsonDocument.Parse(heard.Body).RootElement.GetProperty("event").GetString().ShouldBe("verify");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(410)]
    [InlineData(302)]
    public async Task Deliver_ThatIsRefused_IsNotGood(int status)
    {
        _consumer.Status = status;
        _consumer.AnswerHeaders["Location"] = _consumer.Address.ToString();

        var check = await Slot.DeliverAsync(Call(), new SecretValue(Value), Ct);

        check.Good.ShouldBeFalse();
        check.Reason.Code.ShouldBe("WebhookRefused");
        _consumer.Heard.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deliver_ToABusyConsumer_IsTriedAgainWhenItSays()
    {
        _consumer.Status = 429;
        _consumer.AnswerHeaders["Retry-After"] = "90";

        var again = await Should.ThrowAsync<TryAgainException>(Slot.DeliverAsync(Call(), new SecretValue(Value), Ct));

        again.NotBefore.ShouldBe(VaultWorld.Noon.AddSeconds(90));
    }

    [Fact]
    public async Task Deliver_ToAFailingConsumer_IsTriedAgain()
    {
        _consumer.Status = 503;

        var again = await Should.ThrowAsync<TryAgainException>(Slot.DeliverAsync(Call(), new SecretValue(Value), Ct));

        again.Reason.Code.ShouldBe("WebhookBusy");
    }

    [Fact]
    public async Task Deliver_ToAConsumerThatIsGone_IsTriedAgain()
    {
        var call = Call();
        await _consumer.DisposeAsync();

        var again = await Should.ThrowAsync<TryAgainException>(Slot.DeliverAsync(call, new SecretValue(Value), Ct));

        again.Reason.Code.ShouldBe("WebhookUnreachable");
    }

    [Theory]
    [InlineData("webhook:https://stranger.example/reread", "HostNotAllowed")]
    [InlineData("webhook:https://apps.contoso.example:8443/reread", "HostNotAllowed")]
    [InlineData("webhook:http://apps.contoso.example/reread", "BadTarget")]
    [InlineData("webhook:apps.contoso.example", "BadTarget")]
    public async Task Inspect_OfAnAddressThatIsNotAllowed_SaysWhy(string tag, string code)
    {
        (await Slot.InspectAsync(Call(tag), Ct)).Reason.Code.ShouldBe(code);
        (await Slot.DeliverAsync(Call(tag), new SecretValue(Value), Ct)).Reason.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Inspect_OfAnAllowedHost_IsGoodAndCallsNobody()
    {
        (await Slot.InspectAsync(Call("webhook:https://apps.contoso.example/reread"), Ct)).Good.ShouldBeTrue();
        (await Slot.InspectAsync(Call(), Ct)).Good.ShouldBeTrue();

        _consumer.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Inspect_WithoutTheSigningSecret_IsNotGood()
    {
        _world.First.Vault.DeleteSecret("webhook-signing");

        var check = await Slot.InspectAsync(Call(), Ct);

        check.Good.ShouldBeFalse();
        check.Reason.Code.ShouldBe("SecretDeleted");
    }

    private SlotCall Call(string? tag = null)
    {
        var versions = _world.Versions("reporting");
        return Calls.Of(tag ?? $"webhook:{_consumer.Address}", versions[0], versions[1]);
    }
}
