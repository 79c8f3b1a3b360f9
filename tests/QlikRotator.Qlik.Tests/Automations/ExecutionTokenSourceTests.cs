using Microsoft.Extensions.Time.Testing;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Automations;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Automations;

public sealed class ExecutionTokenSourceTests : IAsyncLifetime
{
    private const string Kind = "execution-token";
    private const string Space = "6a1f0c2b9d8e7f6a5b4c3d2e";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private QlikWorld _world = null!;
    private string _owner = "";
    private SeededAutomation _original = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await QlikWorld.StartAsync(_time);
        _owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        _original = _world.Tenant.AddAutomation(
            new NewAutomation(_owner)
            {
                Name = "Refresh \"orders\"",
                Description = "Called by the shop",
                SpaceId = Space,
                MaxConcurrentRuns = 3,
                ConnectorIds = ["c1", "c2"],
            }
        );
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Inspect_PolicyThatDoesNotAllowIt_Refuses()
    {
        var call = Calls.Source(Calls.Secret(Kind, _original.Id), ValueOf(_original).Reveal());

        (await InspectAsync(call)).Refusal?.Code.ShouldBe("NotAllowed");
    }

    [Fact]
    public async Task Inspect_TriggeredAutomation_IsTheOldOne()
    {
        var found = await InspectAsync(Call());

        found.Refusal.ShouldBeNull();
        found.OldCredentialId.ShouldBe(_original.Id);
        found.Provable.ShouldBeTrue();
        found.Marks.ShouldBeTrue();
        found.Credentials.ShouldHaveSingleItem().Marker.ShouldBeNull();
    }

    public static TheoryData<string, string, string> Unfit =>
        new() { { "NotTriggered", "scheduled", "available" }, { "NotAvailable", "triggered", "disabled" } };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task Inspect_AutomationThatCannotBeTriggered_SaysWhy(string code, string runMode, string state)
    {
        var other = _world.Tenant.AddAutomation(new NewAutomation(_owner) { RunMode = runMode, State = state });

        (await InspectAsync(Call(other))).Refusal?.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Inspect_OwnerCannotBeImpersonated_Refuses()
    {
        _world.Tenant.SetUserDisabled(_owner, true);

        (await InspectAsync(Call())).Refusal?.Code.ShouldBe("SignInRefused");
    }

    [Fact]
    public async Task Create_ThenProve_MakesACopyThatIsLikeTheOriginal()
    {
        var minted = (await CreateAsync()).Credential.ShouldNotBeNull();

        minted.ContentType.ShouldBe("application/json");
        var copy = _world.Tenant.ListAutomations().Single(one => one.Id == minted.Id);
        copy.Name.ShouldBe($"Refresh \"orders\" (rot {Calls.RotationId})");
        copy.OwnerId.ShouldBe(_owner);
        copy.SpaceId.ShouldBe(Space);
        copy.State.ShouldBe("available");
        copy.Description.ShouldBe("Called by the shop");
        copy.MaxConcurrentRuns.ShouldBe(3);
        var trigger = TriggerValue.Parse(minted.Value).ShouldNotBeNull();
        trigger.TriggerUrl.ShouldBe($"https://{QlikWorld.Acme}/api/v1/automations/{minted.Id}/actions/execute");
        _world.Tenant.AcceptsExecutionToken(minted.Id, trigger.ExecutionToken!.Reveal()).ShouldBeTrue("the token was read last");
        (await ProveAsync(minted.Value)).Proof.ShouldBe(Proof.Accepted);
        copy.RunCount.ShouldBe(0);
    }

    [Fact]
    public async Task Create_AnswerLost_LeavesAStrayThatItsNameTells()
    {
        await InspectAsync(Call());
        _world.Fail("POST", "*/actions/copy", FaultKind.LoseResponse);

        (await Should.ThrowAsync<TryAgainException>(CreateAsync())).Reason.Code.ShouldBe("OutcomeUnknown");

        (await InspectAsync(Call())).Credentials.ShouldHaveSingleItem("nobody asked for lost ones");
        var looking = Call() with { LostMarkers = [Calls.RotationId] };
        var stray = (await InspectAsync(looking)).Credentials.Single(one => one.Id != _original.Id);
        stray.Marker.ShouldBe(Calls.RotationId);
        (await DeleteAsync(Call(), stray.Id)).Gone.ShouldBeTrue();
        _world.Tenant.ListAutomations().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("change-space")]
    [InlineData("enable")]
    public async Task Create_CopyThatCannotBePutRight_IsNamedToBeDeleted(string action)
    {
        _world.Fail("POST", $"*/actions/{action}", FaultKind.Status, status: 403);

        var made = await CreateAsync();

        made.Refusal?.Code.ShouldBe("Qlik403");
        _world.Tenant.ListAutomations().Select(one => one.Id).ShouldBe([_original.Id, made.UselessId!], ignoreOrder: true);
    }

    /// <summary>No list of automations, no word on what a lost answer made.</summary>
    [Fact]
    public async Task Inspect_SearchForCopiesIsRefused_IsRefused()
    {
        _world.Fail("GET", "*/automations", FaultKind.Status, status: 403);

        var found = await InspectAsync(Call() with { LostMarkers = [Calls.RotationId] });

        found.Refusal.ShouldNotBeNull();
        found.Credentials.ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_FixWithoutAClearAnswer_IsTriedAgainLater()
    {
        _world.Fail("POST", "*/actions/enable", FaultKind.LoseResponse);

        (await Should.ThrowAsync<TryAgainException>(CreateAsync())).Reason.Code.ShouldBe("OutcomeUnknown");
    }

    [Fact]
    public async Task Prove_TokenWasRenewedByAPerson_IsRefused()
    {
        _world.Tenant.RenewExecutionToken(_original.Id);

        (await ProveAsync(ValueOf(_original))).Reason.Code.ShouldBe("TokenChanged");
    }

    [Theory]
    [InlineData("just-a-token")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task Prove_ValueOfAnotherForm_IsRefused(string value) =>
        (await ProveAsync(new SecretValue(value))).Reason.Code.ShouldBe("NotATriggerValue");

    [Fact]
    public async Task Delete_OriginalRanWithinTheSoak_IsNotDone()
    {
        var minted = (await CreateAsync()).Credential!;
        _world.Tenant.AddRun(_original.Id);
        _time.Advance(TimeSpan.FromHours(6));

        (await DeleteAsync(Call(current: minted.Value), _original.Id)).Reason.Code.ShouldBe("StillInUse");

        _time.Advance(TimeSpan.FromHours(1));
        (await DeleteAsync(Call(current: minted.Value), _original.Id)).Reason.Code.ShouldBe("Deleted");
    }

    [Fact]
    public async Task Delete_NewCopyThatRan_IsDone()
    {
        var minted = (await CreateAsync()).Credential!;
        _world.Tenant.AddRun(minted.Id);

        (await DeleteAsync(Call(), minted.Id)).Gone.ShouldBeTrue();
    }

    [Fact]
    public async Task Delete_Original_LeavesTheCopyWorkingAndListed()
    {
        var minted = (await CreateAsync()).Credential!;

        (await DeleteAsync(Call(current: minted.Value), _original.Id)).Gone.ShouldBeTrue();

        (await ProveAsync(ValueOf(_original))).Proof.ShouldBe(Proof.Refused);
        (await ProveAsync(minted.Value)).Proof.ShouldBe(Proof.Accepted);
        (await InspectAsync(Call(current: minted.Value))).Credentials.ShouldHaveSingleItem().Id.ShouldBe(minted.Id);
        (await DeleteAsync(Call(current: minted.Value), _original.Id)).Reason.Code.ShouldBe("AlreadyGone");
    }

    [Fact]
    public async Task Delete_PolicyAllowsRenaming_GivesTheCopyTheFreeName()
    {
        var minted = (await CreateAsync()).Credential!;

        await DeleteAsync(Call(current: minted.Value, allow: "automation-rename"), _original.Id);

        var copy = _world.Tenant.ListAutomations().ShouldHaveSingleItem();
        copy.Name.ShouldBe("Refresh \"orders\"");
        copy.MaxConcurrentRuns.ShouldBe(3);
        (await InspectAsync(Call(current: minted.Value))).Credentials.ShouldHaveSingleItem().Id.ShouldBe(minted.Id);
    }

    [Fact]
    public async Task Delete_PolicyAllowsRenaming_AndTheDeletionIsRefused_TheNamesTellWhichIsWhich()
    {
        var minted = (await CreateAsync()).Credential!;
        _world.Fail("DELETE", "/api/workflows/automations/*", FaultKind.Status, status: 403);

        (await DeleteAsync(Call(current: minted.Value, allow: "automation-rename"), _original.Id)).Gone.ShouldBeFalse();

        var names = _world.Tenant.ListAutomations().ToDictionary(one => one.Id, one => one.Name);
        names[_original.Id].ShouldBe("Refresh \"orders\" (retired)");
        names[minted.Id].ShouldBe("Refresh \"orders\"");
    }

    private static SecretValue ValueOf(SeededAutomation automation) =>
        new TriggerValue(automation.Id, new SecretValue(automation.ExecutionToken), null).ToSecret();

    private SourceCall Call(SeededAutomation? automation = null, SecretValue? current = null, string? allow = null) =>
        Calls.Source(
            Calls.Secret(Kind, (automation ?? _original).Id),
            (current ?? ValueOf(automation ?? _original)).Reveal(),
            [Kind, .. allow is null ? Array.Empty<string>() : [allow]]
        );

    private Task<SourceState> InspectAsync(SourceCall call) => _world.Source(Kind).InspectAsync(call, QlikWorld.Ct);

    private Task<MintResult> CreateAsync() => _world.Source(Kind).CreateAsync(Call(), QlikWorld.Ct);

    private Task<ProofResult> ProveAsync(SecretValue value) => _world.Source(Kind).ProveAsync(Call(), value, QlikWorld.Ct);

    private Task<DeleteResult> DeleteAsync(SourceCall call, string id) => _world.Source(Kind).DeleteAsync(call, id, QlikWorld.Ct);
}
