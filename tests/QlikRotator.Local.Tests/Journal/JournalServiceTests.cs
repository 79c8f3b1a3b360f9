using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Journal;

public sealed class JournalServiceTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ScriptedWorld _world = Story.GoodWorld();
    private readonly JournalRig _rig;

    public JournalServiceTests() => _rig = new(_folder, _world);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_ManyTimesAtOnce_RunsOnce()
    {
        using var service = await StartedAsync();
        var request = Story.Request();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => _rig.Host.StartAsync(request, Ct), Ct))
        );
        await EndedAsync(request);

        answers.Count(answer => answer == StartAnswer.Started).ShouldBe(1);
        _world.Runs.Count(step => step == "Inspect").ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_RotationThatEnded_IsTheNextAttempt()
    {
        using var service = await StartedAsync();
        var request = Story.Request();
        await _rig.Host.StartAsync(request, Ct);
        await EndedAsync(request);

        var again = await _rig.Host.StartAsync(request, Ct);
        await EndedAsync(request);

        again.ShouldBe(StartAnswer.Started);
        _rig.Store.Latest(request.RotationId)!.Key.Attempt.ShouldBe(2);
        _world.Runs.Count(step => step == "Inspect").ShouldBe(2);
    }

    [Fact]
    public async Task StartAsync_LaterStart_WaitsForItsTime()
    {
        using var service = await StartedAsync();
        var request = Story.Request();
        var at = Story.Begin + TimeSpan.FromHours(5);

        await _rig.Host.StartAsync(request with { NotBefore = at }, Ct);
        await EndedAsync(request);

        var entries = _rig.Store.Read(new(request.RotationId, 1));
        entries.First(entry => entry.Kind == JournalEntryKind.Step).At.ShouldBeGreaterThanOrEqualTo(at);
    }

    [Fact]
    public async Task ExecuteAsync_JournalOfADeadProcess_GoesOn()
    {
        var request = Story.Request();
        var head = await _rig.OpenAsync(request);
        using (var died = new CancellationTokenSource())
        {
            var first = _rig.Runner.RunAsync(head, died.Token);
            await died.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => first);
        }

        using var service = await StartedAsync();
        await EndedAsync(request);

        // Whether a value is proved while it soaks depends on how fast the clock runs ahead of a busy machine.
        _world.Runs.Distinct().Where(step => step != "Prove").ShouldBe(["Inspect", "Issue", "Retire", "Conclude"]);
    }

    [Fact]
    public async Task ExecuteAsync_TwoProcessesOverOneFolder_RunEachRotationOnce()
    {
        var other = new JournalRig(_folder, _world);
        var requests = Enumerable.Range(0, 10).Select(number => Story.Request(name: $"secret-{number}")).ToList();
        foreach (var request in requests)
        {
            await _rig.Host.StartAsync(request, Ct);
        }

        using var first = await StartedAsync();
        using var second = other.Service();
        await second.StartAsync(Ct);
        foreach (var request in requests)
        {
            await Task.WhenAll(EndedAsync(request), other.PassTimeUntilAsync(EndedAsync(request)));
        }

        // The folder goes away with the test: nobody may be looking into it any more.
        await first.StopAsync(Ct);
        await second.StopAsync(Ct);
        _world.Runs.Count(step => step == "Issue").ShouldBe(10);
    }

    [Fact]
    public async Task ExecuteAsync_OneRotationFails_TheOthersEndAndItStaysOpen()
    {
        var rig = new JournalRig(
            _folder,
            _world,
            (context, request) =>
                request.Subject.Name == "bad"
                    ? throw new NonDeterminismException("The journal is of another build.")
                    : RotateSecretWorkflow.RunAsync(context, request)
        );
        using var service = rig.Service();
        await service.StartAsync(Ct);
        await rig.Host.StartAsync(Story.Request(name: "bad"), Ct);
        var good = Story.Request();
        await rig.Host.StartAsync(good, Ct);

        await rig.PassTimeUntilAsync(WatchAsync(rig, good));

        rig.Store.ListDue(rig.Time.GetUtcNow(), 10)
            .ShouldHaveSingleItem()
            .Key.RotationId.ShouldBe(Story.Request(name: "bad").RotationId);
    }

    [Fact]
    public async Task ExecuteAsync_NudgeOfAnotherProcess_WakesTheWait()
    {
        using var service = await StartedAsync();
        var request = Story.Request(Story.Policy with { Soak = TimeSpan.FromDays(400), ProofInterval = TimeSpan.FromDays(400) });
        _world.On(RotationSteps.Prove, _ => Core.Workflow.StepAnswer.Done(Story.Health(cancelled: new("Cancelled", "By hand."))));
        await _rig.Host.StartAsync(request, Ct);

        await new JournalStore(_folder.OpenState()).NudgeAsync(request.RotationId, _rig.Time.GetUtcNow());
        await EndedAsync(request);

        _world.Runs.ShouldBe(["Inspect", "Issue", "Prove", "Restore", "Discard", "Conclude"]);
        _rig.Time.GetUtcNow().ShouldBeLessThan(Story.Begin + TimeSpan.FromDays(400));
    }

    [Fact]
    public async Task ExecuteAsync_LongWait_IsARowAndHoldsNothing()
    {
        using var service = await StartedAsync();
        var request = Story.Request(Story.Policy with { Soak = TimeSpan.FromDays(400), ProofInterval = TimeSpan.FromDays(400) });
        await _rig.Host.StartAsync(request, Ct);

        var parked = WaitsAsync(request);
        await _rig.PassTimeUntilAsync(parked);

        var claim = RunningClaim.TryTake(_folder.Journal.Path, new(request.RotationId, 1));
        claim.ShouldNotBeNull("nobody holds the journal");
        claim.Dispose();
        _world.Runs.Take(2).ShouldBe(["Inspect", "Issue"]);
        _world.Runs.Skip(2).ShouldAllBe(step => step == "Prove");
    }

    [Fact]
    public async Task ExecuteAsync_MoreDueThanRunAtOnce_RunsThemAll()
    {
        var requests = Enumerable.Range(0, 120).Select(number => Story.Request(name: $"secret-{number}")).ToList();
        foreach (var request in requests)
        {
            await _rig.Host.StartAsync(request, Ct);
        }

        using var service = await StartedAsync();
        foreach (var request in requests)
        {
            await EndedAsync(request);
        }

        _world.Runs.Count(step => step == "Conclude").ShouldBe(120);
    }

    /// <summary>Until the rotation has been laid aside.</summary>
    private async Task WaitsAsync(RotationRequest request)
    {
        while (_rig.Store.Latest(request.RotationId) is not { } head || head.NotBefore < Story.Begin.AddDays(300))
        {
            await Task.Delay(5, Ct);
        }
    }

    private async Task<JournalService> StartedAsync()
    {
        var service = _rig.Service();
        await service.StartAsync(Ct);
        return service;
    }

    private Task EndedAsync(RotationRequest request) => _rig.PassTimeUntilAsync(WatchAsync(_rig, request));

    private static async Task WatchAsync(JournalRig rig, RotationRequest request)
    {
        while (rig.Store.Latest(request.RotationId)?.Outcome is null)
        {
            await Task.Delay(5, Ct);
        }
    }
}
