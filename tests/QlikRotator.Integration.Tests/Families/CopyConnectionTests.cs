using QlikRotator.Core.Rotation;
using QlikRotator.Qlik.Automations;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Families;

/// <summary>A copy that has its original's blocks, and whose runs would fail because a connection in them does not work.</summary>
public sealed class CopyConnectionTests : IAsyncLifetime
{
    private FamilyWorld _world = null!;
    private string _owner = "";
    private bool _works = true;
    private SeededAutomation _original = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamilyWorld.StartAsync();
        _owner = _world.AddOwner();
        var good = _world.Tenant.AddAutomationConnection(new NewAutomationConnection(_owner));
        var shaky = _world.Tenant.AddAutomationConnection(new NewAutomationConnection(_owner) { Accepts = _ => _works });
        _original = _world.Tenant.AddAutomation(new NewAutomation(_owner) { ConnectionIds = [good, shaky, good] });
    }

    public ValueTask DisposeAsync() => _world.World.DisposeAsync();

    [Fact]
    public async Task Rotate_ConnectionsWork_EachIsCheckedAndTheCopyTakesOver()
    {
        var checks = 0;
        _world.World.Qlik.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Delay,
                Where = call =>
                {
                    checks += call.Route.EndsWith("/actions/check", StringComparison.Ordinal) ? 1 : 0;
                    return false;
                },
            }
        );

        (await RotateAsync()).ShouldEndAs(OutcomeKind.Rotated);

        // In Issue, three times in the soak, at its end, which is just before the deletion, and after it.
        checks.ShouldBe(2 * 6);
    }

    [Fact]
    public async Task Rotate_ConnectionDoesNotWork_LeavesNoCopy()
    {
        _works = false;

        var story = await RotateAsync();

        story.ShouldEndAs(OutcomeKind.Refused, "ConnectionFails");
        _world.Tenant.ListAutomations().ShouldHaveSingleItem().Id.ShouldBe(_original.Id);
    }

    [Fact]
    public async Task Rotate_ConnectionStopsWorkingInTheSoak_GivesTheOldTokenBack()
    {
        var story = await RotateAsync(step => _works = step != "Retire" && _works);

        story.ShouldEndAs(OutcomeKind.Restored, "ConnectionFails");
        _world.Tenant.ListAutomations().ShouldHaveSingleItem().Id.ShouldBe(_original.Id);
        TriggerValue.Parse(new(story.Newest.Value))!.AutomationId.ShouldBe(_original.Id);
    }

    [Fact]
    public async Task Rotate_ConnectionOfSomebodyElse_IsNotTakenOnTrust()
    {
        var other = _world.Tenant.AddUser(new NewUser("auth0|other"));
        var theirs = _world.Tenant.AddAutomationConnection(new NewAutomationConnection(other));
        _original = _world.Tenant.AddAutomation(new NewAutomation(_owner) { Name = "second", ConnectionIds = [theirs] });

        (await RotateAsync()).ShouldEndAs(OutcomeKind.Refused, "ConnectionFails");
    }

    private Task<Outcomes.RotationStory> RotateAsync(Action<string>? before = null) =>
        _world.World.RotateAsync(
            _world.Manage(_original),
            before: step =>
            {
                before?.Invoke(step);
                return Task.CompletedTask;
            }
        );
}
