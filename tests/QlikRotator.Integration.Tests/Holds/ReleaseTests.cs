using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Holds;

/// <summary>Once a person has said that consumers read the vault, or the date has come, the sweep finishes the work.</summary>
public sealed class ReleaseTests : IAsyncLifetime
{
    private const string Approver = "ops@contoso.example";
    private const string Deletion = "/api/v1/oauth-clients/*/client-secrets/*";

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;
    private SecretVersionReference _secret = null!;

    public ValueTask InitializeAsync() => StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Sweep_StillHeld_DeletesNothing()
    {
        await RotateHeldAsync();

        (await _world.SweepAsync()).ShouldBeEmpty();

        IsAlive().ShouldBeTrue();
    }

    [Fact]
    public async Task Sweep_Released_TheOldOneDiesWithProof()
    {
        await RotateHeldAsync();
        (await _world.ReleaseAsync(_secret.Name)).Released.ShouldHaveSingleItem();

        var answer = (await _world.SweepAsync()).ShouldHaveSingleItem();

        (answer.Kind, answer.OldRefused).ShouldBe((RetireKind.Retired, true), answer.Reason.ToString());
        IsAlive().ShouldBeFalse();
        (await _world.LeftAsync()).ShouldBeEmpty();
        var versions = _world.KeyVault.Vault.Versions(_secret.Name);
        versions.Select(version => version.Enabled).ShouldBe([false, true]);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, versions[^1].Value).ShouldBeTrue();
        (await _world.SweepAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sweep_TheDateHasCome_TheOldOneDies()
    {
        await RotateHeldAsync($"{_world.Time.GetUtcNow().AddDays(10):yyyy-MM-dd}");
        (await _world.SweepAsync()).ShouldBeEmpty();
        _world.Time.Skip(TimeSpan.FromDays(11));

        (await _world.SweepAsync()).ShouldHaveSingleItem().Kind.ShouldBe(RetireKind.Retired);

        IsAlive().ShouldBeFalse();
    }

    [Fact]
    public async Task Sweep_TwoGenerationsWereHeld_BothDie()
    {
        await RotateHeldAsync();
        (await _world.RotateAsync(_world.NewestOf(_secret))).ShouldEndAs(OutcomeKind.Held);
        await _world.ReleaseAsync(_secret.Name);

        (await _world.SweepAsync()).Select(one => one.Kind).ShouldBe([RetireKind.Retired, RetireKind.Retired]);

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rotate_Released_DeletesWhatWasHeldBefore()
    {
        await RotateHeldAsync();
        await _world.ReleaseAsync(_secret.Name);

        (await _world.RotateAsync(_world.NewestOf(_secret))).ShouldHaveReplaced(_client);

        (await _world.LeftAsync()).ShouldBeEmpty();
    }

    /// <summary>A release is one person's word; the policy asks others before anything is deleted.</summary>
    [Fact]
    public async Task Sweep_PolicyAsksPeople_LeavesItToThem()
    {
        await _world.DisposeAsync();
        await StartAsync(("Rotator:Policies:default:Gate", "approval"), ("Rotator:Policies:default:Approvers:0", Approver));
        await RotateHeldAsync();
        await _world.ReleaseAsync(_secret.Name);

        (await _world.SweepAsync()).ShouldBeEmpty();
        (await _world.RetireAsync(_secret, _client.Hint)).Reason.Code.ShouldBe("NotAnApprover");
        IsAlive().ShouldBeTrue();
        (await _world.RetireAsync(_secret, _client.Hint, Approver)).Kind.ShouldBe(RetireKind.Retired);
        IsAlive().ShouldBeFalse();
    }

    [Theory]
    [InlineData(FaultKind.LoseResponse)]
    [InlineData(FaultKind.Close)]
    public async Task Sweep_TheDeletionGoesWrong_IsFinishedByTheNextOne(FaultKind fault)
    {
        await RotateHeldAsync();
        await _world.ReleaseAsync(_secret.Name);
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "DELETE",
                PathPattern = Deletion,
                Kind = fault,
            }
        );

        await _world.SweepAsync();
        await _world.SweepAsync();

        IsAlive().ShouldBeFalse();
        (await _world.LeftAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sweep_TheNewValueDoesNotWork_KeepsTheOldOne()
    {
        await RotateHeldAsync();
        await _world.ReleaseAsync(_secret.Name);
        var newest = _world.Tenant.ClientSecrets(_client.ClientId).Single(one => one.Hint != _client.Hint);
        _world.Tenant.RemoveClientSecret(_client.ClientId, newest.Hint);

        var answer = (await _world.SweepAsync()).ShouldHaveSingleItem();

        answer.Kind.ShouldBe(RetireKind.Kept, answer.Reason.ToString());
        IsAlive().ShouldBeTrue();
    }

    /// <summary>Somebody may hold the secret again right before the deletion.</summary>
    [Fact]
    public async Task Sweep_HeldAgainWhileEverythingIsProved_DeletesNothing()
    {
        await RotateHeldAsync();
        await _world.ReleaseAsync(_secret.Name);
        var report = await _world.Get<SecretInventory>().ReadAsync(RotationWorld.Ct);
        await _world.HoldAsync(_secret);

        var answers = await _world.Get<HeldRetirement>().RunAsync(report.Secrets, "sweep", RotationWorld.Ct);

        answers.ShouldHaveSingleItem().Reason.Code.ShouldBe("Held");
        IsAlive().ShouldBeTrue();
    }

    [Fact]
    public async Task Retire_Held_IsRefused_WhoeverAsks()
    {
        await RotateHeldAsync();

        (await _world.RetireAsync(_secret, _client.Hint)).Reason.Code.ShouldBe("Held");

        IsAlive().ShouldBeTrue();
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData(null)]
    public async Task Retire_NotLeft_IsRefused(string? credential)
    {
        await RotateHeldAsync();
        await _world.ReleaseAsync(_secret.Name);
        var current = _world.Tenant.ClientSecrets(_client.ClientId).Single(one => one.Hint != _client.Hint).Hint;

        (await _world.RetireAsync(_secret, credential ?? current)).Reason.Code.ShouldBe("NotLeft");

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Release_RecordsWhoAndWhy_AndASecondOneFindsNothing()
    {
        await RotateHeldAsync();

        await _world.ReleaseAsync(_secret.Name);

        var released = await _world.Get<ReleaseRecords>().FindAsync(_secret.ToSecret(), RotationWorld.Ct);
        (released!.By, released.Why).ShouldBe((HoldWorld.Person, "moved"));
        (await _world.ReleaseAsync(_secret.Name)).Problems.ShouldHaveSingleItem().Code.ShouldBe("NotHeld");
    }

    [Theory]
    [InlineData(RotationWorld.Host, null, 1)]
    [InlineData(RotationWorld.OtherHost, null, 0)]
    [InlineData(null, "oauth-client-secret", 1)]
    [InlineData(null, "api-key", 0)]
    public async Task Release_ByFilter_EndsTheHoldsThatMatch(string? tenant, string? family, int count)
    {
        await _world.HoldAsync(_secret);

        var order = new ReleaseOrder([], tenant, family, All: false, HoldWorld.Person, null);
        var answer = await _world.Get<HoldRelease>().ReleaseAsync(order, RotationWorld.Ct);

        answer.Released.Count.ShouldBe(count);
        _world.KeyVault.Vault.Latest(_secret.Name)!.Tags.ContainsKey(ManagedTags.Hold).ShouldBe(count == 0);
    }

    private bool IsAlive() => _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret);

    private async Task RotateHeldAsync(string hold = "person")
    {
        await _world.HoldAsync(_secret, hold);
        (await _world.RotateAsync(_secret)).ShouldEndAs(OutcomeKind.Held);
    }

    private async ValueTask StartAsync(params (string Key, string Value)[] settings)
    {
        _world = await RotationWorld.StartAsync(settings);
        _client = _world.Tenant.AddOAuthClient();
        _secret = _world.Manage(_client);
    }
}
