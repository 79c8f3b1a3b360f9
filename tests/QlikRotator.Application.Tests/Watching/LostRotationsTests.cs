using QlikRotator.Application.Starting;
using QlikRotator.Application.Tests.Sweeping;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Watching;

public sealed class LostRotationsTests : IDisposable
{
    private readonly SweepRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("Started")]
    [InlineData("Issue")]
    public async Task ResumeAsync_HostForgotAnOpenRotation_BeginsItAgainAsItWas(string stage)
    {
        var before = await StartAsync("reporting");
        await _rig.Ledger.ReportAsync(before.RotationId, stage, Ct);
        _rig.Host.Running.Clear();

        (await ResumeAsync(afterMinutes: 11)).ShouldBe(1);

        var again = _rig.Host.Running[before.RotationId].Request;
        again.Subject.ShouldBe(before.Subject);
        again.Trigger.ShouldBe(before.Trigger);
        again.RequestedBy.ShouldBe(before.RequestedBy);
        (await _rig.Ledger.FindAsync(before.RotationId, Ct))!.Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task ResumeAsync_HostKnowsIt_IsNotCounted()
    {
        await StartAsync("reporting");

        (await ResumeAsync(afterMinutes: 11)).ShouldBe(0);
    }

    [Fact]
    public async Task ResumeAsync_StartUnderWay_IsLeftAlone()
    {
        await StartAsync("reporting");
        _rig.Host.Running.Clear();

        (await ResumeAsync(afterMinutes: 9)).ShouldBe(0);

        _rig.Host.Running.ShouldBeEmpty();
    }

    [Fact]
    public async Task ResumeAsync_EndedRotation_IsLeftAlone()
    {
        var ended = await StartAsync("reporting");
        await _rig.ConcludeAsync(ended.RotationId, OutcomeKind.KeptBoth);
        _rig.Host.Running.Clear();

        (await ResumeAsync(afterMinutes: 11)).ShouldBe(0);
    }

    [Fact]
    public async Task ResumeAsync_LeakedValue_GoesOnWithoutGates()
    {
        var leaked = await StartAsync("reporting", RotationMode.Leak);
        _rig.Host.Running.Clear();

        await ResumeAsync(afterMinutes: 11);

        _rig.Host.Running[leaked.RotationId].Request.Policy.Gate.ShouldBe(RetireGate.None);
    }

    [Fact]
    public async Task ResumeAsync_OneBreaksTheHost_TheOthersAreResumed()
    {
        await StartAsync("broken");
        var other = await StartAsync("other");
        _rig.Host.Running.Clear();
        _rig.Host.Breaks.Add("broken");

        (await ResumeAsync(afterMinutes: 11)).ShouldBe(1);

        _rig.Host.Running.Keys.ShouldBe([other.RotationId]);
    }

    private async Task<RotationRequest> StartAsync(string name, RotationMode mode = RotationMode.Routine)
    {
        _rig.Shelf.Put(name, expiresInDays: 5);
        var order = new StartOrder(name, RotationTrigger.Person, "ops@contoso.example", mode);
        var started = await _rig.Get<RotationStarter>().StartAsync(order, _rig.Host, Ct);
        return _rig.Host.Running[started.RotationId!].Request;
    }

    private Task<int> ResumeAsync(int afterMinutes)
    {
        _rig.Time.Advance(TimeSpan.FromMinutes(afterMinutes));
        return _rig.Get<LostRotations>().ResumeAsync(_rig.Host, Ct);
    }
}
