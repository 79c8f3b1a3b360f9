using System.Text.Json.Nodes;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.DataConnections;

public sealed class DataConnectionSlotTests : IAsyncLifetime
{
    private const string Kind = "data-connection";
    private const string Header = "/connectionProperties/queryHeaders/0/value";
    private const string Password = "/connectionProperties/password";

    private readonly Dictionary<string, string> _canaries = [];
    private QlikWorld _world = null!;
    private string _owner = "";
    private string _accepted = "Bearer old";

    public async ValueTask InitializeAsync()
    {
        _world = await QlikWorld.StartAsync(change: settings =>
            settings.Tenants[0] = new()
            {
                Host = settings.Tenants[0].Host,
                BaseAddress = settings.Tenants[0].BaseAddress,
                Auth = settings.Tenants[0].Auth,
                CanaryApps = _canaries,
            }
        );
        _owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("0")]
    [InlineData("Authorization")]
    public async Task Deliver_HeaderByPositionOrName_IsWrittenInItsFormatAndBack(string header)
    {
        var id = AddRest();
        var call = Call(id, $"/connectionProperties/queryHeaders/{header}/value");

        (await Slot.InspectAsync(call, QlikWorld.Ct)).Good.ShouldBeTrue();
        (await Slot.DeliverAsync(call, new SecretValue("new"), QlikWorld.Ct)).Reason.Code.ShouldBe("Delivered");
        _world.Tenant.DataConnectionValue(id, Header).ShouldBe("Bearer new");
        (await Slot.DeliverAsync(call, new SecretValue("new"), QlikWorld.Ct)).Good.ShouldBeTrue("doing it again changes nothing");

        (await Slot.DeliverAsync(call, new SecretValue("old"), QlikWorld.Ct)).Good.ShouldBeTrue();
        _world.Tenant.DataConnectionWorks(id).ShouldBeTrue("the old value is back");
    }

    [Fact]
    public async Task Inspect_AnotherHeaderTookThePosition_Refuses()
    {
        var seed = NewDataConnection.Rest(_owner, "https://api.example", "Bearer old");
        var headers = seed.Properties["queryHeaders"]!.AsArray();
        headers.Insert(0, new JsonObject { ["name"] = "Accept", ["value"] = "application/json" });
        var id = _world.Tenant.AddDataConnection(seed);

        (await Slot.InspectAsync(Call(id, Header), QlikWorld.Ct)).Reason.Code.ShouldBe("NoSuchHeader");
        (await Slot.DeliverAsync(Call(id, Header), new SecretValue("new"), QlikWorld.Ct)).Good.ShouldBeFalse();
        var byName = Call(id, "/connectionProperties/queryHeaders/authorization/value");
        (await Slot.DeliverAsync(byName, new SecretValue("new"), QlikWorld.Ct)).Good.ShouldBeTrue();
        _world.Tenant.DataConnectionValue(id, "/connectionProperties/queryHeaders/1/value").ShouldBe("Bearer new");
    }

    [Theory]
    [InlineData("/connectionProperties/url")]
    [InlineData("/connectionProperties/Host")]
    [InlineData("/qConnectStatement")]
    [InlineData("/connectionProperties")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Inspect_PointerToSomethingElse_Refuses(string? pointer) =>
        (await Slot.InspectAsync(Call(AddRest(), pointer), QlikWorld.Ct)).Reason.Code.ShouldBe("NotASecretPath");

    [Fact]
    public async Task Inspect_PropertyThatTheSourceDoesNotHave_Refuses() =>
        (await Slot.InspectAsync(Call(AddRest(), "/connectionProperties/secretKey"), QlikWorld.Ct)).Reason.Code.ShouldBe(
            "NoSuchProperty"
        );

    [Fact]
    public async Task Inspect_NoSuchConnection_Refuses() =>
        (await Slot.InspectAsync(Call(Guid.NewGuid().ToString(), Header), QlikWorld.Ct)).Good.ShouldBeFalse();

    [Fact]
    public async Task Deliver_PropertyThatIsNotThereYet_IsAdded()
    {
        var id = _world.Tenant.AddDataConnection(
            new NewDataConnection(_owner)
            {
                SourceId = "postgres",
                Properties = new JsonObject { ["host"] = "db.example" },
            }
        );

        (await Slot.DeliverAsync(Call(id, Password), new SecretValue("new"), QlikWorld.Ct)).Good.ShouldBeTrue();

        _world.Tenant.DataConnectionValue(id, Password).ShouldBe("Bearer new");
    }

    [Fact]
    public async Task Deliver_SeparateCredentials_ChangesTheOwnersAndNotTheRotators()
    {
        var id = _world.Tenant.AddDataConnection(
            new NewDataConnection(_owner)
            {
                SourceId = "postgres",
                SeparateCredentials = true,
                UserName = "reader",
                Password = "old",
                SecretPath = "/qPassword",
                Properties = new JsonObject { ["host"] = "db.example" },
            }
        );

        (await Slot.DeliverAsync(Call(id, "/qPassword"), new SecretValue("new"), QlikWorld.Ct)).Good.ShouldBeTrue();

        _world.Tenant.DataConnectionValue(id, "/qPassword").ShouldBe("Bearer new");
    }

    [Fact]
    public async Task Deliver_SourceThatNeedsAPerson_IsRefused()
    {
        var id = _world.Tenant.AddDataConnection(
            new NewDataConnection(_owner)
            {
                SourceId = "sfdc",
                Properties = new JsonObject { ["environment"] = "production" },
            }
        );

        (await Slot.InspectAsync(Call(id, Password), QlikWorld.Ct)).Good.ShouldBeFalse();
        (await Slot.DeliverAsync(Call(id, Password), new SecretValue("new"), QlikWorld.Ct)).Good.ShouldBeFalse();
    }

    [Theory]
    [InlineData("oauth2", "InteractiveOAuth")]
    [InlineData("oauth2-client-credentials", "Ready")]
    [InlineData("basic", "Ready")]
    public async Task Inspect_ConnectionByAPersonsConsent_RefusesBeforeAnythingIsMade(string schema, string code)
    {
        var seed = NewDataConnection.Rest(_owner, "https://example.org", "Bearer old");
        seed.Properties["authSchema"] = schema;
        var id = _world.Tenant.AddDataConnection(seed with { OwnerId = _world.Tenant.BotUserOf(_world.Rotator.ClientId) });

        (await Slot.InspectAsync(Call(id, Header), QlikWorld.Ct)).Reason.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Deliver_AnswerLost_IsTriedAgainAndGood()
    {
        var id = AddRest();
        await Slot.InspectAsync(Call(id, Header), QlikWorld.Ct);
        _world.Fail("PATCH", "/api/v1/data-connections", FaultKind.LoseResponse);
        var deliver = () => Slot.DeliverAsync(Call(id, Header), new SecretValue("new"), QlikWorld.Ct);

        await Should.ThrowAsync<TryAgainException>(deliver());

        (await deliver()).Good.ShouldBeTrue();
    }

    [Theory]
    [InlineData("api-key", true, "ProvedAtSource")]
    [InlineData("external", false, "Stored")]
    public async Task Verify_ValueIsMasked_CountsWhatIsKnownElsewhere(string source, bool provable, string code)
    {
        var check = await Slot.VerifyAsync(Call(AddRest(), Header, source), new SecretValue("old"), QlikWorld.Ct);

        check.Good.ShouldBeTrue();
        check.Provable.ShouldBe(provable);
        check.Reason.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Verify_ValueIsShown_IsProved()
    {
        _world.Tenant.Behaviour.DataConnections.Mask = null;

        var check = await Slot.VerifyAsync(Call(AddRest(), Header, "external"), new SecretValue("old"), QlikWorld.Ct);

        check.Reason.Code.ShouldBe("HoldsValue");
    }

    [Fact]
    public async Task Verify_CanaryApp_TellsByAReload()
    {
        var id = AddRest();
        _canaries[id] = _world.Tenant.AddApp(_owner, id);
        var call = Call(id, Header, "external");
        (await Slot.VerifyAsync(call, new SecretValue("old"), QlikWorld.Ct)).Reason.Code.ShouldBe("CanaryReloaded");

        await Slot.DeliverAsync(call, new SecretValue("new"), QlikWorld.Ct);
        (await Slot.VerifyAsync(call, new SecretValue("new"), QlikWorld.Ct)).Reason.Code.ShouldBe("CanaryFailed");

        _accepted = "Bearer newer";
        await Slot.DeliverAsync(call, new SecretValue("newer"), QlikWorld.Ct);
        (await Slot.VerifyAsync(call, new SecretValue("newer"), QlikWorld.Ct)).Reason.Code.ShouldBe("CanaryReloaded");
    }

    [Fact]
    public async Task Verify_CanaryAppWhoseStartGotNoAnswer_GoesOnWithThatReload()
    {
        var id = AddRest();
        _canaries[id] = _world.Tenant.AddApp(_owner, id);
        await Slot.InspectAsync(Call(id, Header), QlikWorld.Ct);
        _world.Fail("POST", "/api/v1/reloads", FaultKind.LoseResponse);
        var verify = () => Slot.VerifyAsync(Call(id, Header), new SecretValue("old"), QlikWorld.Ct);
        await Should.ThrowAsync<TryAgainException>(verify());
        _world.Tenant.ResetCounters();

        (await verify()).Reason.Code.ShouldBe("CanaryReloaded");

        _world.Tenant.WriteCount.ShouldBe(0);
    }

    [Fact]
    public async Task Inspect_ConnectionThatIsYoungerThanTheTags_IsNoPlaceForTheValue()
    {
        var id = AddRest(TimeProvider.System.GetUtcNow().AddMinutes(10));

        (await Slot.InspectAsync(Call(id, Header), QlikWorld.Ct)).Reason.Code.ShouldBe("ConnectionTooNew");
    }

    private ISlot Slot => _world.Slot(Kind);

    private string AddRest(DateTimeOffset? createdAt = null) =>
        _world.Tenant.AddDataConnection(
            NewDataConnection.Rest(_owner, "https://api.example", "Bearer old") with
            {
                Accepts = value => value == _accepted,
                CreatedAt = createdAt,
            }
        );

    private static SlotCall Call(string id, string? pointer, string source = "api-key") =>
        Calls.Slot(new SlotReference(Kind, id, null, pointer, "Bearer {0}"), source);
}
