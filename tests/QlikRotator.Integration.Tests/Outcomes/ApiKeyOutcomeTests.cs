using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

public sealed class ApiKeyOutcomeTests : IAsyncLifetime
{
    private const string Header = "/connectionProperties/queryHeaders/0/value";

    private RotationWorld _world = null!;
    private string _owner = "";
    private SeededApiKey _key = null!;

    public ValueTask InitializeAsync() => StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_TheOwnersKey_MakesItsSuccessor_WhichDeletesIt()
    {
        var story = await _world.RotateAsync(Manage());

        ShouldHaveReplaced(story);
        var live = _world.Tenant.ListApiKeys().ShouldHaveSingleItem();
        live.UserId.ShouldBe(_owner);
        story.Newest.Expires!.Value.ShouldBe(live.Expiry, TimeSpan.FromSeconds(1));
    }

    /// <summary>What a list does not show is not dead: the key itself is asked for, and deleted.</summary>
    [Fact]
    public async Task Rotate_ListLacksTheOldKey_ItIsDeletedAllTheSame()
    {
        var story = await _world.RotateAsync(
            Manage(),
            before: step =>
            {
                if (step == "Retire")
                {
                    _world.Tenant.Behaviour.ApiKeys.Unlisted.Add(_key.Id);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Outcome.OldRefused.ShouldBe(true);
        _world.Tenant.AcceptsApiKey(_key.Token).ShouldBeFalse();
    }

    [Fact]
    public async Task Rotate_PolicyLeavesTheOldOneToExpire_SaysWhen_AndLetsItLive()
    {
        await _world.DisposeAsync();
        await StartAsync(("Rotator:Policies:default:RetireBy", "expiry"));

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Rotated, "LeftToExpire");
        story.Outcome.OldRefused.ShouldBeNull();
        _world.Tenant.AcceptsApiKey(_key.Token).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_KeyHasExpired_NeedsAPerson_AndChangesNothing()
    {
        var expired = _world.Tenant.AddApiKey(new NewApiKey(_owner) { Validity = TimeSpan.Zero });

        var story = await _world.RotateAsync(_world.Manage("api-key", _owner, expired.Id, expired.Token));

        story.ShouldEndAs(OutcomeKind.PersonNeeded, "CurrentKeyRefused");
        story.Outcome.Reason.Message.ShouldContain("its owner makes a new key");
        story.Outcome.Reason.Message.ShouldContain("owner-change");
        _world.Tenant.WriteCount.ShouldBe(0);
    }

    [Fact]
    public async Task Rotate_KeyFeedsAConnectionInAnotherTenant_TheConnectionFollows()
    {
        var connection = AddConnection();
        var slot = $"data-connection:{connection}@{RotationWorld.OtherHost}#{Header}?format=Bearer {{0}}";

        var story = await _world.RotateAsync(Manage(slot));

        ShouldHaveReplaced(story);
        story.Outcome.Slots.ShouldHaveSingleItem().Good.ShouldBeTrue();
        _world.Other.DataConnectionValue(connection, Header).ShouldBe($"Bearer {story.Newest.Value}");
        _world.Other.DataConnectionWorks(connection).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_SecondSlotDoesNotWork_EverySlotHasTheOldValueAgain()
    {
        var connection = AddConnection();
        var broken = _world.Other.AddAutomationConnection(
            new NewAutomationConnection(_world.Other.BotUserOf(_world.OtherRotator.ClientId))
            {
                Params = [new NewConnectionParam("api_key", _key.Token)],
                Accepts = values => values["api_key"] == _key.Token,
            }
        );

        var story = await _world.RotateAsync(
            Manage(
                $"data-connection:{connection}@{RotationWorld.OtherHost}#{Header}?format=Bearer {{0}}",
                $"automation-connection:{broken}@{RotationWorld.OtherHost}#/api_key"
            )
        );

        story.ShouldEndAs(OutcomeKind.Restored);
        _world.Other.DataConnectionValue(connection, Header).ShouldBe($"Bearer {_key.Token}");
        _world.Other.AutomationConnectionValue(broken, "api_key").ShouldBe(_key.Token);
        story.Newest.Value.ShouldBe(_key.Token);
        _world.Tenant.ListApiKeys().ShouldHaveSingleItem().Id.ShouldBe(_key.Id);
    }

    private async ValueTask StartAsync(params (string, string)[] settings)
    {
        _world = await RotationWorld.StartAsync(settings);
        _world.Tenant.SetApiKeyLimits(5, "P120D");
        _owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        _key = _world.Tenant.AddApiKey(new NewApiKey(_owner));
    }

    private Core.Registry.SecretVersionReference Manage(params string[] slots) =>
        _world.Manage("api-key", _owner, _key.Id, _key.Token, RotationWorld.SecretName, slots);

    private string AddConnection() =>
        _world.Other.AddDataConnection(
            NewDataConnection.Rest(
                _world.Other.BotUserOf(_world.OtherRotator.ClientId),
                $"https://{RotationWorld.Host}/api/v1/items",
                $"Bearer {_key.Token}"
            ) with
            {
                Accepts = value => _world.Tenant.AcceptsApiKey(value["Bearer ".Length..]),
            }
        );

    private void ShouldHaveReplaced(RotationStory story)
    {
        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Outcome.OldRefused.ShouldBe(true);
        _world.Tenant.AcceptsApiKey(_key.Token).ShouldBeFalse();
        _world.Tenant.AcceptsApiKey(story.Newest.Value).ShouldBeTrue();
    }
}
