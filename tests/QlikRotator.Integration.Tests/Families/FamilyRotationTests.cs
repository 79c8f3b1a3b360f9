using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Automations;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Families;

/// <summary>The one workflow, with every source and slot of Qlik Cloud, from the vault to the tenant and back.</summary>
public sealed class FamilyRotationTests : IAsyncLifetime
{
    private FamilyWorld _world = null!;
    private string _owner = "";

    public async ValueTask InitializeAsync()
    {
        _world = await FamilyWorld.StartAsync();
        _owner = _world.AddOwner();
    }

    public ValueTask DisposeAsync() => _world.World.DisposeAsync();

    [Fact]
    public async Task Rotate_KeyThatFeedsADataConnection_MovesBothAndTheOldOneDies()
    {
        var key = _world.Tenant.AddApiKey(new NewApiKey(_owner));
        var connection = _world.AddConnectionFedBy(key, _owner);
        var slot = $"data-connection:{connection}#/connectionProperties/queryHeaders/Authorization/value?format=Bearer {{0}}";

        var story = await _world.World.RotateAsync(_world.Manage(key, _owner, slot));

        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Outcome.OldRefused.ShouldBe(true);
        story.Outcome.NewAccepted.ShouldBe(true);
        _world.Tenant.AcceptsApiKey(key.Token).ShouldBeFalse();
        _world.Tenant.AcceptsApiKey(story.Newest.Value).ShouldBeTrue();
        _world.Tenant.DataConnectionWorks(connection).ShouldBeTrue();
        _world.Tenant.ListApiKeys().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("POST", "/api/v1/api-keys")]
    [InlineData("DELETE", "/api/v1/api-keys")]
    [InlineData("PATCH", "/api/v1/data-connections")]
    public async Task Rotate_KeyWhoseWriteGetsNoAnswer_EndsTheSame(string method, string path)
    {
        var key = _world.Tenant.AddApiKey(new NewApiKey(_owner));
        var connection = _world.AddConnectionFedBy(key, _owner);
        var slot = $"data-connection:{connection}#/connectionProperties/queryHeaders/0/value?format=Bearer {{0}}";
        Lose(method, path);

        var story = await _world.World.RotateAsync(_world.Manage(key, _owner, slot));

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Tenant.ListApiKeys().ShouldHaveSingleItem();
        _world.Tenant.DataConnectionWorks(connection).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_KeyWhoseSlotDoesNotWorkWithIt_GivesTheOldOneBack()
    {
        var key = _world.Tenant.AddApiKey(new NewApiKey(_owner));
        var connection = _world.Tenant.AddAutomationConnection(
            new NewAutomationConnection(_owner)
            {
                Params = [new NewConnectionParam("api_key", key.Token)],
                Accepts = values => values["api_key"] == key.Token,
            }
        );

        var story = await _world.World.RotateAsync(_world.Manage(key, _owner, $"automation-connection:{connection}#/api_key"));

        story.ShouldEndAs(OutcomeKind.Restored);
        story.Newest.Value.ShouldBe(key.Token);
        _world.Tenant.AutomationConnectionWorks(connection).ShouldBeTrue();
        _world.Tenant.ListApiKeys().ShouldHaveSingleItem().Id.ShouldBe(key.Id);
    }

    [Fact]
    public async Task Rotate_KeyTwice_KeepsItsNameAndItsNumber()
    {
        var key = _world.Tenant.AddApiKey(new NewApiKey(_owner) { Description = "Nightly export" });
        (await _world.World.RotateAsync(_world.Manage(key, _owner))).ShouldEndAs(OutcomeKind.Rotated);

        var story = await _world.World.RotateAsync(_world.Newest("api-key"));

        story.ShouldEndAs(OutcomeKind.Rotated);
        var left = _world.Tenant.ListApiKeys().ShouldHaveSingleItem();
        left.Description.ShouldStartWith($"Nightly export [rot:{story.Request.RotationId}-");
    }

    [Fact]
    public async Task Rotate_ExecutionTokenTwice_FollowsTheCopies()
    {
        var original = _world.Tenant.AddAutomation(new NewAutomation(_owner) { Name = "Refresh", MaxConcurrentRuns = 2 });
        var first = await _world.World.RotateAsync(_world.Manage(original));
        first.ShouldEndAs(OutcomeKind.Rotated);

        var second = await _world.World.RotateAsync(_world.Newest("execution-token"));

        second.ShouldEndAs(OutcomeKind.Rotated);
        second.Outcome.OldRefused.ShouldBe(true);
        var left = _world.Tenant.ListAutomations().ShouldHaveSingleItem();
        left.Name.ShouldStartWith($"Refresh (rot {second.Request.RotationId}-");
        left.OwnerId.ShouldBe(_owner);
        var trigger = TriggerValue.Parse(new SecretValue(second.Newest.Value))!;
        trigger.AutomationId.ShouldBe(left.Id);
        _world.Tenant.AcceptsExecutionToken(left.Id, trigger.ExecutionToken!.Reveal()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("POST", "*/actions/copy")]
    [InlineData("POST", "*/actions/enable")]
    [InlineData("DELETE", "/api/workflows/automations")]
    public async Task Rotate_ExecutionTokenWhoseWriteGetsNoAnswer_LeavesOneAutomation(string method, string path)
    {
        var original = _world.Tenant.AddAutomation(new NewAutomation(_owner));
        Lose(method, path);

        (await _world.World.RotateAsync(_world.Manage(original))).ShouldEndAs(OutcomeKind.Rotated);

        _world.Tenant.ListAutomations().ShouldHaveSingleItem().Id.ShouldNotBe(original.Id);
    }

    [Fact]
    public async Task Rotate_ExecutionTokenStillUsedAtTheEndOfTheSoak_KeepsBoth()
    {
        var original = _world.Tenant.AddAutomation(new NewAutomation(_owner));

        var story = await _world.World.RotateAsync(
            _world.Manage(original),
            before: step =>
            {
                if (step == "Retire")
                {
                    _world.Tenant.AddRun(original.Id);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldEndAs(OutcomeKind.KeptBoth, "StillInUse");
        _world.Tenant.ListAutomations().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Deliver_MailPasswordFromElsewhere_ReachesTheTenant()
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("mail-password-old"));
        _world.Tenant.AcceptMailSecret("mail-password-new");

        var story = await _world.World.RotateAsync(_world.ManageExternal("mail-password-new", "tenant-email:BasicAuth"));

        story.ShouldEndAs(OutcomeKind.Delivered);
        _world.Tenant.EmailSecret().ShouldBe("mail-password-new");
    }

    [Fact]
    public async Task Deliver_MailPasswordThatIsRefused_LeavesTheTenantAsItWas()
    {
        _world.Tenant.SetEmailConfig(new NewEmailConfig("mail-password-old"));

        var story = await _world.World.RotateAsync(_world.ManageExternal("mail-password-wrong", "tenant-email:BasicAuth"));

        story.Outcome.Kind.ShouldNotBe(OutcomeKind.Delivered);
        _world.Tenant.EmailSecret().ShouldBe("mail-password-old");
        _world.Tenant.MailboxIsLocked().ShouldBeFalse();
    }

    private void Lose(string method, string path) =>
        _world.World.Qlik.Faults.Add(
            new Fault
            {
                Method = method,
                PathPattern = path,
                Kind = FaultKind.LoseResponse,
            }
        );
}
