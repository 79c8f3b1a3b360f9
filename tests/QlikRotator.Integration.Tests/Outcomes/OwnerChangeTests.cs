using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Nobody can make a key for somebody else: where its owner cannot act, the key passes to the rotator's bot, or stays.</summary>
public sealed class OwnerChangeTests : IAsyncLifetime
{
    private RotationWorld _world = null!;
    private string _owner = "";
    private string _bot = "";
    private SeededApiKey _key = null!;

    public ValueTask InitializeAsync() => StartAsync(("Rotator:Policies:default:Allow:0", "owner-change"));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_PolicyAllowsIt_TheBotOwnsTheNewKey_AndTheTagFollows()
    {
        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Outcome.OldRefused.ShouldBe(true);
        story.Newest.Tags[ManagedTags.ResourceId].ShouldBe(_bot);
        _world.Tenant.ListApiKeys().Single(key => key.Status == "active").UserId.ShouldBe(_bot);
        _world.Tenant.ListApiKeys().Single(key => key.Id == _key.Id).Status.ShouldBe("revoked", "an administrator deleted it");
    }

    [Fact]
    public async Task Rotate_OnceMore_TheBotStaysTheOwner()
    {
        await _world.RotateAsync(Manage());
        var newest = _world.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Version;

        var story = await _world.RotateAsync(new(_world.KeyVault.Address, RotationWorld.SecretName, newest));

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Tenant.ListApiKeys().Single(key => key.Status == "active").UserId.ShouldBe(_bot);
    }

    [Fact]
    public async Task Rotate_KeyHasExpired_TheBotMakesItsSuccessor()
    {
        _key = _world.Tenant.AddApiKey(new NewApiKey(_owner) { Validity = TimeSpan.Zero });

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Tenant.AcceptsApiKey(story.Newest.Value).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_Cancelled_TheTagNamesTheFirstOwnerAgain()
    {
        var subject = Manage();

        var story = await _world.RotateAsync(
            subject,
            before: step =>
                step == "Retire"
                    ? _world.Ledger.RequestCancelAsync(RotationId.For(subject), new("Cancelled", "no"), RotationWorld.Ct)
                    : Task.CompletedTask
        );

        story.ShouldEndAs(OutcomeKind.Restored);
        story.Newest.Tags[ManagedTags.ResourceId].ShouldBe(_owner);
        story.Newest.Value.ShouldBe(_key.Token);
        _world.Tenant.ListApiKeys().ShouldHaveSingleItem().Id.ShouldBe(_key.Id);
    }

    [Fact]
    public async Task Rotate_BotHasAsManyKeysAsAllowed_IsRefused()
    {
        _world.Tenant.SetApiKeyLimits(1, "P120D");
        _world.Tenant.AddApiKey(new NewApiKey(_bot));

        (await _world.RotateAsync(Manage())).ShouldEndAs(OutcomeKind.Refused, "TooManyKeys");
    }

    [Theory]
    [InlineData("api-key-as-bot")]
    [InlineData("execution-token")]
    public async Task Rotate_PolicyDoesNotAllowIt_NothingChangesHands(string allowed)
    {
        await _world.DisposeAsync();
        await StartAsync(("Rotator:Policies:default:Allow:0", allowed));

        var story = await _world.RotateAsync(Manage());

        _world.Tenant.ListApiKeys().ShouldAllBe(key => key.UserId == _owner);
        story.Outcome.Kind.ShouldBe(allowed == "api-key-as-bot" ? OutcomeKind.Refused : OutcomeKind.Rotated);
    }

    [Fact]
    public async Task Rotate_KeyOfAThirdUserInTheVault_IsNeverTakenForOurs()
    {
        var stranger = _world.Tenant.AddApiKey(new NewApiKey(_world.Tenant.AddUser(new NewUser("auth0|stranger"))));

        var story = await _world.RotateAsync(_world.Manage("api-key", _owner, _key.Id, stranger.Token));

        story.ShouldEndAs(OutcomeKind.Refused, "CurrentRefused");
        _world.Tenant.AcceptsApiKey(stranger.Token).ShouldBeTrue();
        _world.Tenant.WriteCount.ShouldBe(0);
    }

    private async ValueTask StartAsync(params (string, string)[] settings)
    {
        _world = await RotationWorld.StartAsync(settings);
        _world.Tenant.SetApiKeyLimits(5, "P120D");
        _owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        _bot = _world.Tenant.BotUserOf(_world.Rotator.ClientId);
        _world.Tenant.SetMayManageApiKeys(_bot, allowed: true);
        _key = _world.Tenant.AddApiKey(new NewApiKey(_owner));
    }

    private SecretVersionReference Manage() => _world.Manage("api-key", _owner, _key.Id, _key.Token);
}
