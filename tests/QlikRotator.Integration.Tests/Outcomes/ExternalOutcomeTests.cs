using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Somebody else writes the value; it has to reach its slots, or they keep the one before.</summary>
public sealed class ExternalOutcomeTests : IAsyncLifetime
{
    private const string Old = "old-mail-password";
    private const string New = "new-mail-password";

    private RotationWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _world.Tenant.SetEmailConfig(new NewEmailConfig(Old));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Deliver_NewVersion_ReachesTheTenantsMail()
    {
        _world.Tenant.AcceptMailSecret(New);

        var story = await _world.RotateAsync(WriteBoth());

        story.ShouldEndAs(OutcomeKind.Delivered);
        _world.Tenant.EmailSecret().ShouldBe(New);
    }

    [Fact]
    public async Task Deliver_MailServerRefusesIt_TheOldOneIsBack_AndTheVaultIsLeftAlone()
    {
        _world.Tenant.RefuseMailSecret(New);

        var story = await _world.RotateAsync(WriteBoth());

        story.ShouldEndAs(OutcomeKind.Restored);
        _world.Tenant.EmailSecret().ShouldBe(Old);
        story.Newest.Value.ShouldBe(New);
        story.Versions.Count.ShouldBe(2);
        _world.Tenant.MailboxIsLocked().ShouldBeFalse();
    }

    [Fact]
    public async Task Deliver_NoSlots_IsRefused()
    {
        var story = await _world.RotateAsync(_world.Manage("external", "mail", null, New));

        story.ShouldEndAs(OutcomeKind.Refused, "NoSlots");
    }

    private SecretVersionReference WriteBoth()
    {
        const string slot = "tenant-email:BasicAuth";
        var before = _world.Manage("external", "mail", null, Old, RotationWorld.SecretName, slot);
        var after = _world.Manage("external", "mail", null, New, RotationWorld.SecretName, slot);
        after.ShouldNotBe(before);
        return after;
    }
}
