using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Starting;

/// <summary>Leak mode in the hands of somebody who only wants the old credential gone.</summary>
public sealed class LeakStartTests : IDisposable
{
    private const string Anna = "anna@contoso.example";

    private readonly StartingRig _rig = new(
        new RotatorOptions
        {
            Policies = new Dictionary<string, PolicyOptions>
            {
                ["routine-only"] = new() { Leak = "denied" },
                ["gated"] = new()
                {
                    Gate = "approval",
                    Approvers = [Anna, "bob@contoso.example"],
                    ApprovalsNeeded = 2,
                    EscalateAfter = TimeSpan.FromHours(12),
                    EscalateTo = [],
                },
            },
        }
    );

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task StartAsync_LeakUnderAPolicyWithApprovers_AsksOneOfThemAtOnce()
    {
        _rig.Put(policy: "gated");

        await _rig.StartAsync(mode: RotationMode.Leak);

        var policy = _rig.Host.Started.ShouldHaveSingleItem().Value.Policy;
        policy.StartGate.ShouldBe(StartGate.Approval);
        policy.ApprovalsNeeded.ShouldBe(1);
        policy.Approvers.ShouldContain(Anna);
        policy.ApprovalTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(1));
        policy.Soak.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task StartAsync_LeakUnderAPolicyWithoutApprovers_AsksNobody()
    {
        _rig.Put();

        await _rig.StartAsync(mode: RotationMode.Leak);

        _rig.Host.Started.ShouldHaveSingleItem().Value.Policy.StartGate.ShouldBe(StartGate.None);
    }

    [Fact]
    public async Task StartAsync_LeakUnderAPolicyThatDeniesIt_IsRefused()
    {
        _rig.Put(policy: "routine-only");

        var result = await _rig.StartAsync(mode: RotationMode.Leak);

        result.Reason.Code.ShouldBe("LeakDenied");
        _rig.Host.Started.ShouldBeEmpty();
    }

    /// <summary>Soaking, waiting for a person or a window, or only scheduled: the leak takes the rotation over.</summary>
    [Theory]
    [InlineData(RotationSteps.Soaking)]
    [InlineData(RotationSteps.WaitingForApproval)]
    [InlineData("Started")]
    public async Task StartAsync_LeakWhileARotationRuns_TakesItOver(string stage)
    {
        _rig.Put();
        var running = (await _rig.StartAsync()).RotationId!;
        await _rig.Ledger.ReportAsync(running, stage, TestContext.Current.CancellationToken);

        var result = await _rig.StartAsync(mode: RotationMode.Leak);

        (result.Kind, result.RotationId, result.Reason.Code).ShouldBe((StartResultKind.Started, running, "LeakPromoted"));
        var record = await _rig.Ledger.FindAsync(running, TestContext.Current.CancellationToken);
        record!.Leak.ShouldNotBeNull();
        _rig.Host.Nudged.ShouldBe([running]);
    }

    [Fact]
    public async Task StartAsync_LeakWhileARotationRuns_UnderAPolicyThatDeniesIt_IsRefused()
    {
        _rig.Put(policy: "routine-only");
        var running = (await _rig.StartAsync()).RotationId!;

        var result = await _rig.StartAsync(mode: RotationMode.Leak);

        result.Reason.Code.ShouldBe("LeakDenied");
        (await _rig.Ledger.FindAsync(running, TestContext.Current.CancellationToken))!.Leak.ShouldBeNull();
    }

    [Fact]
    public async Task StartAsync_EveryLeak_IsToldToPeople()
    {
        _rig.Put();
        var first = await _rig.StartAsync(mode: RotationMode.Leak);
        await _rig.ConcludeAsync(first.RotationId!, OutcomeKind.Rotated);
        _rig.Put(version: "2222", rotation: first.RotationId);
        _rig.Time.Advance(TimeSpan.FromMinutes(6));

        await _rig.StartAsync(mode: RotationMode.Leak);

        _rig.People.Told.Select(told => told.Kind).ShouldBe([AlarmKind.LeakDeclared, AlarmKind.LeakDeclared]);
    }

    [Fact]
    public async Task StartAsync_RoutineByAPerson_AlarmsNobody()
    {
        _rig.Put();

        await _rig.StartAsync();

        _rig.People.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task StartAsync_LeakWhilePeopleCannotBeTold_RunsAllTheSame()
    {
        _rig.Put();
        _rig.People.Fails = true;

        (await _rig.StartAsync(mode: RotationMode.Leak)).Kind.ShouldBe(StartResultKind.Started);

        _rig.Host.Started.ShouldHaveSingleItem();
        (await _rig.Alarms.ListAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(RotationMode.Leak)]
    [InlineData(RotationMode.Routine)]
    public async Task StartAsync_ByAPersonRightAfterAPersonsRotation_IsRefusedUntilThePauseIsOver(RotationMode mode)
    {
        _rig.Put(version: "1111");
        var first = await _rig.StartAsync(mode: mode);
        await _rig.ConcludeAsync(first.RotationId!, OutcomeKind.Rotated);
        _rig.Put(version: "2222", rotation: first.RotationId);

        var second = await _rig.StartAsync(mode: mode);

        second.Kind.ShouldBe(StartResultKind.Refused);
        second.Reason.Code.ShouldBe("TooSoon");
        _rig.Time.Advance(TimeSpan.FromMinutes(5));
        (await _rig.StartAsync(mode: mode)).Kind.ShouldBe(StartResultKind.Started);
    }
}
