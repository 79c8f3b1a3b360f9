using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Core.Tests.Rotation;

/// <summary>The clock that a workflow reads and the clock of whoever looks for it need not agree on whether a window is open.</summary>
public sealed class WindowWaitTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly Inspection Closed = new(Some.Secret, "hint1", true, true, null) { WindowIsOpen = false };

    private static readonly Inspection Open = Closed with { WindowIsOpen = true };

    /// <summary>From now on, for an hour, every day.</summary>
    private static readonly RotationRequest Request = Some.Request with
    {
        Policy = Some.Policy with { StartGate = StartGate.Window, Window = new([], new(3, 0), new(4, 0)) },
    };

    [Fact]
    public async Task Begin_WhoLooksIsBehindTheWorkflowsClock_LooksAgainInAMoment()
    {
        var looks = new Looks([Closed, Closed, Open]);

        (await BeginAsync(looks)).ShouldBe(Open);

        (looks.UtcNow - Some.Now).ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Begin_WorkflowGoesOnHoursAfterTheLook_LooksAgainAndWaitsForTheNextOpening()
    {
        var opened = Closed with { OpensAt = Some.Now - (3 * Hour) };
        var looks = new Looks([opened, Closed with { OpensAt = Some.Now + (21 * Hour) }, Open]);

        (await BeginAsync(looks)).ShouldBe(Open);

        looks.UtcNow.ShouldBe(Some.Now + (21 * Hour));
    }

    [Fact]
    public async Task Begin_OpenWhereItWasLookedAt_BeginsAtOnce()
    {
        var looks = new Looks([Open with { OpensAt = Some.Now.AddSeconds(5) }]);

        (await BeginAsync(looks)).WindowIsOpen.ShouldBe(true);

        looks.UtcNow.ShouldBe(Some.Now);
    }

    /// <summary>A rotation that an earlier build began is replayed as it went then.</summary>
    [Fact]
    public async Task Begin_NobodyNotedWhetherItIsOpen_WaitsOnceForTheTimeThatWasNoted()
    {
        var unsaid = Open with { WindowIsOpen = null, OpensAt = Some.Now + Hour };
        var looks = new Looks([unsaid, unsaid with { OpensAt = Some.Now + (24 * Hour) }]);

        await BeginAsync(looks);

        looks.UtcNow.ShouldBe(Some.Now + Hour);
    }

    /// <summary>On a thread of its own: what never waits would hold up the test's.</summary>
    private static Task<Inspection> BeginAsync(Looks looks) =>
        Task.Run(() => new RotationRun(looks, Request).BeginAsync(), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private sealed class Looks(IEnumerable<Inspection> found) : IWorkflowContext
    {
        private readonly Queue<Inspection> _found = new(found);

        public DateTimeOffset UtcNow { get; private set; } = Some.Now;

        public Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input) =>
            Task.FromResult((StepAnswer<TOutput>)(object)StepAnswer.Done(_found.Dequeue()));

        public Task WaitAsync(DateTimeOffset due)
        {
            UtcNow = due;
            return Task.CompletedTask;
        }

        public void Report(string stage) { }
    }
}
