using Microsoft.Extensions.Time.Testing;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.ApiKeys;

public sealed class ApiKeySourceTests : IAsyncLifetime
{
    private const string Kind = "api-key";
    private const string AsBot = "api-key-as-bot";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private QlikWorld _world = null!;
    private string _owner = "";
    private SeededApiKey _key = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await QlikWorld.StartAsync(_time);
        _world.Tenant.SetApiKeyLimits(maxKeysPerUser: 5, "P100D");
        _owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        _key = _world.Tenant.AddApiKey(new NewApiKey(_owner) { Description = "Nightly export" });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Inspect_NoTag_KnowsTheKeyByItsOwnToken()
    {
        _world.Tenant.AddApiKey(new NewApiKey(_owner));

        var found = await InspectAsync(Call());

        found.Refusal.ShouldBeNull();
        found.OldCredentialId.ShouldBe(_key.Id);
        found.OwnIdentity.ShouldBe(_owner);
        found.Marks.ShouldBeTrue();
        found.Provable.ShouldBeTrue();
        found.Credentials.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Inspect_TokenThatTellsNoId_DoesNotGuess()
    {
        _world.Tenant.Behaviour.ApiKeys.TokenTellsKeyId = false;
        var key = _world.Tenant.AddApiKey(new NewApiKey(_owner));

        (await InspectAsync(Call(key))).OldCredentialId.ShouldBeNull();
        (await InspectAsync(Call(key, tag: key.Id))).OldCredentialId.ShouldBe(key.Id);
    }

    [Fact]
    public async Task Inspect_AsManyKeysAsAllowed_Refuses()
    {
        _world.Tenant.SetApiKeyLimits(maxKeysPerUser: 1, "P100D");
        _world.Tenant.AddApiKey(new NewApiKey(_owner) { Validity = TimeSpan.Zero });

        (await InspectAsync(Call())).Refusal?.Code.ShouldBe("TooManyKeys");

        _world.Tenant.SetApiKeyLimits(maxKeysPerUser: 2, "P100D");
        (await InspectAsync(Call())).Refusal.ShouldBeNull("an expired key does not count");
    }

    [Fact]
    public async Task Inspect_TenantWithItsDefaultMaximum_RefusesLongKeys()
    {
        _world.Tenant.SetApiKeyLimits(maxKeysPerUser: 5, "PT24H");

        (await InspectAsync(Call())).Refusal?.Code.ShouldBe("ValidityTooLong");
    }

    [Fact]
    public async Task Inspect_KeyOfSomebodyElse_Refuses()
    {
        var other = _world.Tenant.AddUser(new NewUser("auth0|other"));

        (await InspectAsync(Call(_world.Tenant.AddApiKey(new NewApiKey(other))))).Refusal?.Code.ShouldBe("OwnerMismatch");
    }

    [Fact]
    public async Task Inspect_BotForAnothersKey_SaysWhoseTheNewKeyWouldBe()
    {
        var call = Call();
        var asBot = call with { Policy = call.Policy with { Allow = ["api-key-as-bot"] } };

        var refusal = (await InspectAsync(asBot)).Refusal.ShouldNotBeNull();

        refusal.Code.ShouldBe("OwnerMismatch");
        refusal.Message.ShouldContain("as its own bot user");
        refusal.Message.ShouldContain($"names user '{_owner}' as the owner");
    }

    [Fact]
    public async Task Inspect_KeyExpired_TellsBothWaysOut()
    {
        _time.Advance(TimeSpan.FromDays(21));

        var refusal = (await InspectAsync(Call())).Refusal.ShouldNotBeNull();

        refusal.Code.ShouldBe("CurrentKeyRefused");
        refusal.Message.ShouldContain("qlik-credential");
        refusal.Message.ShouldContain("owner-change");
    }

    [Fact]
    public async Task Create_ThenProveThenDeleteWithTheNewKey_LeavesOnlyTheNewOne()
    {
        var minted = (await CreateAsync(Call())).Credential.ShouldNotBeNull();
        var made = _world.Tenant.ListApiKeys().Single(key => key.Id == minted.Id);
        made.UserId.ShouldBe(_owner);
        made.Description.ShouldBe($"Nightly export [rot:{Calls.RotationId}]");
        minted.ExpiresAt.ShouldNotBeNull().ShouldBe(made.Expiry, TimeSpan.FromSeconds(1));
        (await ProveAsync(minted.Value.Reveal())).Proof.ShouldBe(Proof.Accepted);

        var deleted = await _world.Source(Kind).DeleteAsync(Call(minted.Value.Reveal()), _key.Id, QlikWorld.Ct);

        deleted.Reason.Code.ShouldBe("Deleted");
        _world.Tenant.ListApiKeys().ShouldHaveSingleItem("the owner's delete is a real one").Id.ShouldBe(minted.Id);
        (await ProveAsync(_key.Token)).Proof.ShouldBe(Proof.Refused);
        (await ProveAsync(minted.Value.Reveal())).Proof.ShouldBe(Proof.Accepted);
    }

    [Fact]
    public async Task Create_KeyThatWasRotatedBefore_CarriesOneMarkerOnly()
    {
        var key = _world.Tenant.AddApiKey(new NewApiKey(_owner) { Description = "Export [rot:aaaa1111]" });

        var minted = (await CreateAsync(Call(key))).Credential.ShouldNotBeNull();

        _world.Tenant.ListApiKeys().Single(one => one.Id == minted.Id).Description.ShouldBe($"Export [rot:{Calls.RotationId}]");
    }

    [Fact]
    public async Task Create_AnswerLost_LeavesAStrayThatItsMarkerTells()
    {
        await InspectAsync(Call());
        _world.Fail("POST", "/api/v1/api-keys", FaultKind.LoseResponse);

        (await Should.ThrowAsync<TryAgainException>(CreateAsync(Call()))).Reason.Code.ShouldBe("OutcomeUnknown");

        var stray = (await InspectAsync(Call())).Credentials.Single(one => one.Id != _key.Id);
        stray.Marker.ShouldBe(Calls.RotationId);
    }

    [Fact]
    public async Task Create_KeyBornExpired_IsRefused_AndNamedToBeDeleted()
    {
        _world.Tenant.Behaviour.ApiKeys.NewKeysAreExpired = true;

        var made = await CreateAsync(Call());

        made.Refusal?.Code.ShouldBe("KeyNotActive");
        _world.Tenant.ListApiKeys().Select(key => key.Id).ShouldBe([_key.Id, made.UselessId!], ignoreOrder: true);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task Create_OverTheLimitByNow_IsARefusal(int status)
    {
        _world.Tenant.Behaviour.ApiKeys.LimitStatus = status;
        _world.Tenant.SetApiKeyLimits(maxKeysPerUser: 1, "P100D");

        (await CreateAsync(Call())).Refusal?.Code.ShouldBe($"Qlik{status}");
    }

    [Fact]
    public async Task Create_OwnerWithoutThePermission_IsARefusal()
    {
        _world.Tenant.SetMayManageApiKeys(_owner, false);

        (await CreateAsync(Call())).Refusal?.Code.ShouldBe("Qlik403");
    }

    [Fact]
    public async Task Create_BotOwnedKeyThatIsExpired_StillGetsASuccessor()
    {
        var bot = _world.Tenant.BotUserOf(_world.Rotator.ClientId);
        _world.Tenant.SetMayManageApiKeys(bot, true);
        var key = _world.Tenant.AddApiKey(new NewApiKey(bot) { Validity = TimeSpan.Zero });
        var call = Calls.Source(Calls.Secret(Kind, bot, key.Id), key.Token, AsBot);

        (await InspectAsync(call)).Refusal.ShouldBeNull();
        var minted = (await CreateAsync(call)).Credential.ShouldNotBeNull();

        (await _world.Source(Kind).ProveAsync(call, minted.Value, QlikWorld.Ct)).Proof.ShouldBe(Proof.Accepted);
    }

    [Fact]
    public async Task Create_KeyThatComesOutAsTheBots_IsRefused_AndNamedToBeDeleted()
    {
        _world.Tenant.SetMayManageApiKeys(_world.Tenant.BotUserOf(_world.Rotator.ClientId), true);

        var made = await CreateAsync(Calls.Source(Calls.Secret(Kind, _owner, _key.Id), _key.Token, AsBot));

        made.Refusal?.Code.ShouldBe("OwnerChanged");
        made.Credential.ShouldBeNull();
        made.UselessId.ShouldNotBeNull().ShouldNotBe(_key.Id);
    }

    [Fact]
    public async Task Prove_KeyOfAnotherUser_IsRefused()
    {
        var other = _world.Tenant.AddApiKey(new NewApiKey(_world.Tenant.AddUser(new NewUser("auth0|other"))));

        (await ProveAsync(other.Token)).Reason.Code.ShouldBe("OwnerMismatch");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\nX-Forged: 1")]
    [InlineData("\0")]
    [InlineData("ü")]
    public async Task Inspect_ValueThatNoHeaderHolds_IsARefusalThatSaysSo(string behind)
    {
        var refusal = (await InspectAsync(Call(_key.Token + behind))).Refusal.ShouldNotBeNull();

        refusal.Code.ShouldBe("CurrentKeyRefused");
        refusal.Message.ShouldContain("line break or another character");
        (await ProveAsync(_key.Token + behind)).Proof.ShouldBe(Proof.Refused);
    }

    private SourceCall Call(SeededApiKey? key = null, string? tag = null) =>
        Calls.Source(Calls.Secret(Kind, _owner, tag), (key ?? _key).Token);

    private SourceCall Call(string current) => Calls.Source(Calls.Secret(Kind, _owner, _key.Id), current);

    private Task<SourceState> InspectAsync(SourceCall call) => _world.Source(Kind).InspectAsync(call, QlikWorld.Ct);

    private Task<MintResult> CreateAsync(SourceCall call) => _world.Source(Kind).CreateAsync(call, QlikWorld.Ct);

    private Task<ProofResult> ProveAsync(string value) =>
        _world.Source(Kind).ProveAsync(Call(), new SecretValue(value), QlikWorld.Ct);
}
