using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Journal;

public sealed class DeterminismTests : IDisposable
{
    private static readonly RotationOutcome End = RotationOutcome.Without(OutcomeKind.Refused, new("End", "The end."));
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_AnotherStepThanRecorded_ShowsBoth()
    {
        var failure = await ReplayAsync(
            recorded: (context, request) => Await(context.RunAsync(RotationSteps.Inspect, request)),
            now: (context, request) => Await(context.RunAsync(new Step<RotationRequest, Inspection>("Look"), request))
        );

        failure.Message.ShouldContain("Entry 1");
        failure.Message.ShouldContain("Step Inspect");
        failure.Message.ShouldContain("wants Step Look");
    }

    [Fact]
    public async Task RunAsync_AnotherInputThanRecorded_ShowsBoth()
    {
        var failure = await ReplayAsync(
            recorded: (context, request) => Await(context.RunAsync(RotationSteps.Inspect, request)),
            now: (context, request) =>
                Await(context.RunAsync(RotationSteps.Inspect, request with { RequestedBy = "somebody else" }))
        );

        failure.Message.ShouldContain("event-grid");
        failure.Message.ShouldContain("somebody else");
    }

    [Fact]
    public async Task RunAsync_StepWhereAWaitIsRecorded_Stops() =>
        await ReplayAsync(
            recorded: (context, _) => Await(context.WaitAsync(context.UtcNow)),
            now: (context, request) => Await(context.RunAsync(RotationSteps.Inspect, request))
        );

    [Fact]
    public async Task RunAsync_EndBeforeTheJournalDoes_Stops() =>
        await ReplayAsync(
            recorded: (context, request) => Await(context.RunAsync(RotationSteps.Inspect, request)),
            now: (_, _) => Task.FromResult(End)
        );

    [Fact]
    public async Task RunAsync_DisagreementThatTheWorkflowSwallows_StillStops() =>
        await ReplayAsync(
            recorded: (context, request) => Await(context.RunAsync(RotationSteps.Inspect, request)),
            now: async (context, _) =>
            {
                try
                {
                    await context.WaitAsync(context.UtcNow);
                }
                catch (NonDeterminismException)
                {
                    return End;
                }

                return End;
            }
        );

    [Fact]
    public async Task RunAsync_AwaitOfSomethingElse_Stops()
    {
        var never = new TaskCompletionSource<RotationOutcome>();

        var failure = await RunAsync((_, _) => never.Task);

        failure.Message.ShouldContain("neither a step nor a wait");
    }

    [Fact]
    public async Task RunAsync_TwoStepsAtOnce_Stops()
    {
        var failure = await RunAsync(
            (context, request) =>
                Await(Task.WhenAll(context.RunAsync(RotationSteps.Inspect, request), context.WaitAsync(context.UtcNow)))
        );

        failure.Message.ShouldContain("while Step Inspect is pending");
    }

    [Fact]
    public async Task RunAsync_StepThatIsNotAwaited_Stops()
    {
        var failure = await RunAsync(
            (context, request) =>
            {
                _ = context.RunAsync(RotationSteps.Inspect, request);
                return Task.FromResult(End);
            }
        );

        failure.Message.ShouldContain("without awaiting Step Inspect");
    }

    [Fact]
    public async Task TakeAsync_InputWithAFieldThatTheJournalHasNotAtItsDefault_IsTheSame() =>
        (await TakeAsync(new Asked("it"))).Outcome.ShouldBe(End);

    [Fact]
    public async Task TakeAsync_InputWithAFieldThatTheJournalHasNotAtAnotherValue_Stops() =>
        await Should.ThrowAsync<NonDeterminismException>(() => TakeAsync(new Asked("it", Twice: true)));

    private static Task<WorkflowTurn> TakeAsync(Asked now)
    {
        var request = JsonSerializer.Serialize(Story.Request(), RotatorJson.Options);
        var answer = JsonSerializer.Serialize(StepAnswer.Done("seen"), RotatorJson.Options);
        JournalEntry[] journal =
        [
            new(0, JournalEntryKind.Start, "", request, null, Story.Begin),
            new(1, JournalEntryKind.Step, "Look", """{"what":"it"}""", answer, Story.Begin),
        ];
        return WorkflowTurn.TakeAsync(
            (context, _) => Await(context.RunAsync(new Step<Asked, string>("Look"), now)),
            journal,
            _ => { }
        );
    }

    private sealed record Asked(string What, bool Twice = false);

    private Task<NonDeterminismException> RunAsync(RunWorkflow workflow)
    {
        var rig = new JournalRig(_folder, Story.GoodWorld(), workflow);
        return Should.ThrowAsync<NonDeterminismException>(async () => await rig.RunAsync(await rig.OpenAsync(Story.Request())));
    }

    private async Task<NonDeterminismException> ReplayAsync(RunWorkflow recorded, RunWorkflow now)
    {
        var first = new JournalRig(_folder, Story.GoodWorld(), recorded);
        var head = await first.OpenAsync(Story.Request());
        await first.RunAsync(head);
        var second = new JournalRig(_folder, Story.GoodWorld(), now);
        return await Should.ThrowAsync<NonDeterminismException>(() => second.RunAsync(head));
    }

    private static async Task<RotationOutcome> Await(Task operation)
    {
        await operation;
        return End;
    }
}
