using System.Text.Json.Nodes;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.TenantEmail;

public sealed class TenantEmailSlotTests : IAsyncLifetime
{
    private const string Kind = "tenant-email";

    private QlikWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await QlikWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    public static TheoryData<string, NewEmailConfig> Providers =>
        new()
        {
            { "BasicAuth", new NewEmailConfig("old") },
            {
                "BasicAuth",
                new NewEmailConfig("old") { IsOld = true }
            },
            { "Microsoft365", NewEmailConfig.Microsoft365("old") },
        };

    [Theory]
    [MemberData(nameof(Providers), DisableDiscoveryEnumeration = true)]
    public async Task Deliver_EitherProvider_IsSavedVerifiedAndTakenBack(string provider, NewEmailConfig seed)
    {
        _world.Tenant.SetEmailConfig(seed);
        _world.Tenant.AcceptMailSecret("new");

        (await Slot.InspectAsync(Call(provider), QlikWorld.Ct)).Good.ShouldBeTrue();
        (await DeliverAsync("new", provider)).Reason.Code.ShouldBe("Delivered");
        _world.Tenant.EmailSecret().ShouldBe("new");
        JsonNode
            .DeepEquals(_world.Tenant.EmailFields(), seed.IsOld ? Without(seed.Fields, "senderName") : seed.Fields)
            .ShouldBeTrue();
        (await VerifyAsync(provider)).Reason.Code.ShouldBe("Connected");

        (await DeliverAsync("old", provider)).Good.ShouldBeTrue();
        _world.Tenant.EmailSecret().ShouldBe("old");
        _world.Tenant.TestMailsSent.ShouldBe(0);
    }

    [Fact]
    public async Task Deliver_MailServerRefuses_KeepsTheOldSecretAndTriesOnce()
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("old"));
        _world.Tenant.Behaviour.Email.MailboxLocksAfter = 2;

        (await DeliverAsync("wrong")).Good.ShouldBeFalse();

        _world.Tenant.EmailSecret().ShouldBe("old");
        _world.Tenant.MailboxIsLocked().ShouldBeFalse("one refusal is one sign-in");
        (await VerifyAsync()).Good.ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_SecretWasTakenBackAtTheMailServer_IsBad()
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("old"));
        _world.Tenant.RefuseMailSecret("old");

        (await VerifyAsync()).Reason.Code.ShouldBe("MailRefused");
    }

    [Fact]
    public async Task Inspect_OtherProviderIsActive_Refuses()
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("old"));

        (await Slot.InspectAsync(Call("Microsoft365"), QlikWorld.Ct)).Reason.Code.ShouldBe("OtherMailProvider");
    }

    [Fact]
    public async Task Inspect_NoMailSettings_Refuses() =>
        (await Slot.InspectAsync(Call(), QlikWorld.Ct)).Reason.Code.ShouldBe("NoMailSettings");

    [Fact]
    public async Task Deliver_AnswerLost_IsSentOnceMore()
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("old"));
        _world.Tenant.AcceptMailSecret("new");
        await Slot.InspectAsync(Call(), QlikWorld.Ct);
        _world.Fail("PUT", "/api/v1/transports", FaultKind.LoseResponse);

        (await DeliverAsync("new")).Good.ShouldBeTrue();

        _world.Simulator.Faults.Fired.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.Status)]
    public async Task Deliver_RefusalsAreLostAgainAndAgain_StopsBeforeTheMailboxIsLocked(FaultKind kind)
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("old"));
        _world.Tenant.Behaviour.Email.MailboxLocksAfter = 3;
        _world.Simulator.Faults.Add(
            new Fault
            {
                Method = "PUT",
                Kind = kind,
                AfterWork = true,
                Times = int.MaxValue,
            }
        );

        (await DeliverAsync("wrong")).Reason.Code.ShouldBe("MailOutcomeUnknown");

        _world.Simulator.Faults.Fired.ShouldBe(2);
        _world.Tenant.MailboxIsLocked().ShouldBeFalse();
    }

    [Fact]
    public async Task Deliver_Throttled_WaitsAsItIsTold_BecauseNothingWasTried()
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("old"));
        _world.Fail("PUT", "/api/v1/transports", FaultKind.Status, status: 429);

        (await Should.ThrowAsync<TryAgainException>(DeliverAsync("new"))).Reason.Code.ShouldBe("Throttled");
    }

    private ISlot Slot => _world.Slot(Kind);

    private Task<SlotCheck> DeliverAsync(string value, string provider = "BasicAuth") =>
        Slot.DeliverAsync(Call(provider), new SecretValue(value), QlikWorld.Ct);

    private Task<SlotCheck> VerifyAsync(string provider = "BasicAuth") =>
        Slot.VerifyAsync(Call(provider), new SecretValue("any"), QlikWorld.Ct);

    private static JsonObject Without(JsonObject fields, string name)
    {
        var copy = fields.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }

    private static SlotCall Call(string provider = "BasicAuth") =>
        Calls.Slot(new SlotReference(Kind, provider, null, null, null), "external");
}
