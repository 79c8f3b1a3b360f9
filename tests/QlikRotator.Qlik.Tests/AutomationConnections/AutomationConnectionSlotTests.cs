using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.AutomationConnections;

public sealed class AutomationConnectionSlotTests : IAsyncLifetime
{
    private const string Kind = "automation-connection";

    private QlikWorld _world = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _world = await QlikWorld.StartAsync();
        _id = Add(_world.Tenant.AddUser(new NewUser("auth0|owner")));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Deliver_SomebodyElsesConnection_IsChangedAsItsOwnerAndBack()
    {
        (await Slot.InspectAsync(Call(), QlikWorld.Ct)).Good.ShouldBeTrue();
        (await DeliverAsync("new")).Reason.Code.ShouldBe("Delivered");
        _world.Tenant.AutomationConnectionValue(_id, "api_key").ShouldBe("new");
        _world.Tenant.AutomationConnectionValue(_id, "other_secret").ShouldBe("kept");
        (await VerifyAsync("new")).Reason.Code.ShouldBe("NotConnected");

        (await DeliverAsync("old")).Good.ShouldBeTrue();
        (await VerifyAsync("old")).Reason.Code.ShouldBe("Connected");
    }

    [Fact]
    public async Task Deliver_ConnectionOfTheRotatorsBot_NeedsNoImpersonation()
    {
        _id = Add(_world.Tenant.BotUserOf(_world.Rotator.ClientId));

        (await DeliverAsync("new")).Good.ShouldBeTrue();
    }

    [Fact]
    public async Task Deliver_TenantEmptiesWhatIsNotNamed_IsNoticed()
    {
        _world.Tenant.Behaviour.AutomationConnections.OmittedParamsAreCleared = true;

        var check = await DeliverAsync("new");

        check.Good.ShouldBeFalse();
        check.Reason.Code.ShouldBe("ConnectionChanged");
        check.Reason.Message.ShouldContain("other_secret");
        check.Reason.Message.ShouldNotContain("kept");
    }

    [Theory]
    [InlineData("connected")]
    [InlineData("is_connected")]
    public async Task Verify_EitherFieldOfTheCheck_Counts(string field)
    {
        _world.Tenant.Behaviour.AutomationConnections.CheckFields = [field];

        (await VerifyAsync("old")).Good.ShouldBeTrue();
    }

    [Fact]
    public async Task Inspect_ConnectionByAPersonsConsent_Refuses()
    {
        _id = _world.Tenant.AddAutomationConnection(
            new NewAutomationConnection(_world.Tenant.AddUser(new NewUser("auth0|other")))
            {
                OAuthAccountName = "somebody@contoso.example",
                Params = [new NewConnectionParam("api_key", "x")],
            }
        );

        (await Slot.InspectAsync(Call(), QlikWorld.Ct)).Reason.Code.ShouldBe("InteractiveOAuth");
    }

    [Fact]
    public async Task Inspect_NoSuchParameter_Refuses() =>
        (await Slot.InspectAsync(Call("/password"), QlikWorld.Ct)).Reason.Code.ShouldBe("NoSuchParameter");

    [Fact]
    public async Task Deliver_AnswerLost_IsTriedAgainAndGood()
    {
        await Slot.InspectAsync(Call(), QlikWorld.Ct);
        _world.Fail("PUT", "*/automation-connections/*", FaultKind.LoseResponse);

        await Should.ThrowAsync<TryAgainException>(DeliverAsync("new"));

        (await DeliverAsync("new")).Good.ShouldBeTrue();
    }

    private ISlot Slot => _world.Slot(Kind);

    private Task<SlotCheck> DeliverAsync(string value) => Slot.DeliverAsync(Call(), new SecretValue(value), QlikWorld.Ct);

    private Task<SlotCheck> VerifyAsync(string value) => Slot.VerifyAsync(Call(), new SecretValue(value), QlikWorld.Ct);

    private SlotCall Call(string pointer = "/api_key") => Calls.Slot(new SlotReference(Kind, _id, null, pointer, null));

    private string Add(string owner) =>
        _world.Tenant.AddAutomationConnection(
            new NewAutomationConnection(owner)
            {
                Params =
                [
                    new NewConnectionParam("api_key", "old"),
                    new NewConnectionParam("other_secret", "kept"),
                    new NewConnectionParam("region", "eu") { Secret = false },
                ],
                Accepts = values => values["api_key"] == "old" && values["other_secret"] == "kept",
            }
        );
}
