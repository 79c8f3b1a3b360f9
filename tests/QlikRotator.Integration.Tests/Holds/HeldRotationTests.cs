using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Holds;

/// <summary>A rotation of a held secret issues and delivers; nothing old dies.</summary>
public sealed class HeldRotationTests : IAsyncLifetime
{
    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public ValueTask InitializeAsync() => StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_Held_TheNewValueIsInUse_AndTheOldOneIsListedAndWorks()
    {
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret);

        var story = await _world.RotateAsync(secret);

        story.ShouldEndAs(OutcomeKind.Held, "Held");
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
        _world.Tenant.AcceptsClientSecret(_client.ClientId, story.Newest.Value).ShouldBeTrue();
        story.Newest.Value.ShouldNotBe(_client.Secret);
        var left = story.Left.ShouldHaveSingleItem();
        (left.CredentialId, left.Why!.Code).ShouldBe((_client.Hint, "Held"));
        story.Versions.ShouldAllBe(version => version.Enabled);
    }

    [Fact]
    public async Task Rotate_Held_GivesItsLeasesUp_AndTellsPeopleOnce()
    {
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret);

        await _world.RotateAsync(secret);

        var next = _world.NewestOf(secret);
        (await _world.RotateAsync(next)).ShouldEndAs(OutcomeKind.Held);
        _world.Told.Outcomes.Select(one => one.Kind).ShouldBe([OutcomeKind.Held, OutcomeKind.Held]);
    }

    /// <summary>Between the hold's day and the next sweep nobody is sent to release what is not held any more.</summary>
    [Fact]
    public async Task Left_TheHoldsDayHasCome_SaysThatTheSweepDeletesIt_AndItDoes()
    {
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret, $"{_world.Time.GetUtcNow().AddDays(2):yyyy-MM-dd}");
        (await _world.RotateAsync(secret)).ShouldEndAs(OutcomeKind.Held);
        (await _world.SweepAsync()).ShouldBeEmpty();
        _world.Time.Skip(TimeSpan.FromDays(2));

        LeftRow.Of((await _world.LeftAsync()).Single()).WhatToDo.ShouldContain("or its day has come, the next sweep deletes");
        (await _world.ReleaseAsync(_world.NewestOf(secret).Name)).Problems.ShouldHaveSingleItem().Code.ShouldBe("NotHeld");

        (await _world.SweepAsync()).ShouldHaveSingleItem().Kind.ShouldBe(RetireKind.Retired);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeFalse();
    }

    /// <summary>An approver says yes to a deletion; that does not say that consumers read the vault.</summary>
    [Fact]
    public async Task Rotate_HeldUnderAGateOfApproval_AsksNobody()
    {
        await _world.DisposeAsync();
        await StartAsync(
            ("Rotator:Policies:default:Gate", "health-and-approval"),
            ("Rotator:Policies:default:Approvers:0", "ops@contoso.example")
        );
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret);

        var story = await _world.RotateAsync(secret);

        story.ShouldEndAs(OutcomeKind.Held, "Held");
        _world.Told.Asked.ShouldBeEmpty();
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_HeldWhileItRuns_KeepsTheOldOne()
    {
        var secret = _world.Manage(_client);

        var story = await _world.RotateAsync(
            secret,
            before: step => step == "Retire" ? _world.HoldAsync(secret) : Task.CompletedTask
        );

        story.ShouldEndAs(OutcomeKind.Held, "Held");
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
    }

    /// <summary>Whoever takes every tag off a version does not say that consumers read the vault.</summary>
    [Fact]
    public async Task Rotate_TagsComeOffWhileItRuns_KeepsTheOldOne()
    {
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret);

        var story = await _world.RotateAsync(
            secret,
            before: async step =>
            {
                if (step == "Retire")
                {
                    var newest = (await _world.Get<ISecretVault>().ReadAsync(secret.ToSecret(), null, RotationWorld.Ct)).Value!;
                    var expiry = newest.Info.ExpiresOn!.Value;
                    var none = new Dictionary<string, string>();
                    await _world.Get<IVersionTags>().TagAsync(newest.Info.Reference, none, expiry, RotationWorld.Ct);
                }
            }
        );

        story.ShouldEndAs(OutcomeKind.Held, "Held");
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_HoldHasEnded_Replaces()
    {
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret, "2026-01-31");

        (await _world.RotateAsync(secret)).ShouldHaveReplaced(_client);
    }

    /// <summary>The old value would go on working for weeks: only what a person named dies, and nothing that waits for the release.</summary>
    [Fact]
    public async Task Rotate_LeakOfAHeldSecret_KillsTheLeakedOne_AndNothingElseThatIsHeld()
    {
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret);
        var first = await _world.RotateAsync(secret);
        var leaked = first.Newest.Value;

        var story = await _world.RotateAsync(_world.NewestOf(secret), RotationMode.Leak);

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, leaked).ShouldBeFalse();
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
        story.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
        story.Outcome.Left.ShouldHaveSingleItem().ShouldStartWith($"{_client.Hint}: ");
    }

    /// <summary>A slot that does not take the new value brings the old one back, held or not.</summary>
    [Fact]
    public async Task Rotate_HeldAndIll_GivesTheOldValueBack()
    {
        var secret = _world.Manage(_client);
        await _world.HoldAsync(secret);

        var story = await _world.RotateAsync(
            secret,
            before: step =>
                step == "Prove"
                    ? _world.Ledger.RequestCancelAsync(
                        RotationId.For(secret),
                        new("Cancelled", "ops: wrong day"),
                        RotationWorld.Ct
                    )
                    : Task.CompletedTask
        );

        story.ShouldEndAs(OutcomeKind.Restored, "Cancelled");
        story.ShouldHaveLeftTheOldOne(_client);
    }

    private async ValueTask StartAsync(params (string Key, string Value)[] settings)
    {
        _world = await RotationWorld.StartAsync(settings);
        _client = _world.Tenant.AddOAuthClient();
    }
}
