using System.Text.Json;
using QlikRotator.Application.Rotating;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>Runs the workflow over a journal: a crash throws everything away but the journal and the world, and starts over.</summary>
internal sealed class ModelHost(World world, StepTable steps, RotationLedger ledger, ApprovalStore approvals)
{
    private const int MostProcesses = 50;
    private readonly List<string> _journal = [];

    public IEnumerable<string> Journal => _journal;

    public List<string> StepsRun { get; } = [];

    public async Task<RotationOutcome> RunAsync(RotationRequest request)
    {
        for (var process = 0; process < MostProcesses; process++)
        {
            try
            {
                return await RotateSecretWorkflow.RunAsync(new Replay(this, request), request);
            }
            catch (OperationCanceledException) when (World.Process.IsCancellationRequested)
            {
                World.Restart();
            }
        }

        throw new InvalidOperationException("The rotation never ended.");
    }

    private async Task<string> RunStepAsync(string step, string input, string rotationId)
    {
        await TellAsync(step, rotationId);
        StepsRun.Add(step);
        var output = await steps.InvokeAsync(step, input, World.Process.Token);
        World.Process.Token.ThrowIfCancellationRequested();
        return output;
    }

    /// <summary>What people call themselves: where it fails, they call again.</summary>
    private async Task TellAsync(string step, string rotationId)
    {
        try
        {
            var asked = World.CancelRequested ? new Reason("Cancelled", "An operator cancelled.") : null;
            await (asked is null ? Task.CompletedTask : ledger.RequestCancelAsync(rotationId, asked, World.Process.Token));
            if (World.LeakDeclared)
            {
                await ledger.DeclareLeakAsync(rotationId, new("ops", null, World.Time.GetUtcNow()), World.Process.Token);
            }

            if (step == RotationSteps.ReadVerdict.Name)
            {
                await People.AnswerAsync(World, approvals, rotationId, World.Process.Token);
            }
        }
        catch (TryAgainException)
        {
            StepsRun.Add("(telling failed)");
        }
    }

    private sealed class Replay(ModelHost host, RotationRequest request) : IWorkflowContext
    {
        private int _position;

        public DateTimeOffset UtcNow { get; private set; } = request.RequestedAt;

        public async Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input)
        {
            var json = await RecordedAsync(() =>
                host.RunStepAsync(step.Name, JsonSerializer.Serialize(input, RotatorJson.Options), request.RotationId)
            );
            return JsonSerializer.Deserialize<StepAnswer<TOutput>>(json, RotatorJson.Options)!;
        }

        public Task WaitAsync(DateTimeOffset due) =>
            RecordedAsync(() =>
            {
                host.World.Time.SkipTo(due);
                return Task.FromResult("waited");
            });

        public void Report(string stage) { }

        private async Task<string> RecordedAsync(Func<Task<string>> work)
        {
            if (_position == host._journal.Count)
            {
                var output = await work();
                host._journal.Add($"{host.World.Time.GetUtcNow():O}|{output}");
            }

            var entry = host._journal[_position++].Split('|', 2);
            UtcNow = DateTimeOffset.Parse(entry[0], System.Globalization.CultureInfo.InvariantCulture);
            return entry[1];
        }
    }

    private World World { get; } = world;
}
