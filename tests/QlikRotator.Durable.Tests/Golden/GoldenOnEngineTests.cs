using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar;
using QlikRotator.Durable.Engine;
using QlikRotator.Durable.Tests.Time;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Tests.Golden;

namespace QlikRotator.Durable.Tests.Golden;

/// <summary>
/// Every story that has a golden journal, told by the orchestrator function on Durable Task: the same steps in the same order, inputs
/// that mean the same to today's records, and the same end, as the journaled host wrote down.
/// </summary>
public sealed class GoldenOnEngineTests
{
    public static TheoryData<string> Names => [.. Scenarios.All().Select(scenario => scenario.Name)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Names))]
    public async Task RotateSecret_OnTheEngine_TakesTheWayOfTheJournal(string name)
    {
        var scenario = Scenarios.All().Single(one => one.Name == name);
        var golden = GoldenJournal.Read(Path.Combine(AppContext.BaseDirectory, "GoldenJournals", name + ".json"));
        var steps = golden.Entries.Where(entry => entry.Kind == JournalEntryKind.Step).ToList();

        var ended = await RotateAsync(scenario, TestContext.Current.CancellationToken);

        ended.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ToString());
        ended.SerializedOutput.ShouldBe(golden.OutcomeText());
        scenario.World.Runs.ShouldBe(steps.Select(step => step.Name));
        scenario.World.Inputs.ShouldBe(steps.Select(step => step.InputText()));
    }

    private static async Task<OrchestrationMetadata> RotateAsync(Scenario scenario, CancellationToken ct)
    {
        var id = scenario.Request.RotationId;
        var clock = new GoldenClock(scenario);
        var activities = ScriptedActivities.Of(scenario.World);
        DurableEngine? running = null;
        var memory = new InMemoryOrchestrationService();
        await using var engine = await DurableEngine.StartAsync(
            memory,
            memory,
            _ => activities,
            ct,
            new TimeLens(_ => clock, _ => running!.Client.RaiseEventAsync(id, DurableWorkflowContext.Nudge, cancellation: ct))
        );
        running = engine;
        var options = new StartOrchestrationOptions(id);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(nameof(RotateSecret), scenario.Request, options, ct);
        return await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, ct);
    }
}
