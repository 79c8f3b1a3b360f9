using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;

namespace QlikRotator.Local.Tests.World;

/// <summary>A process's worth of journal parts over a folder and a scripted world, on a clock that stands until it is moved.</summary>
internal sealed class JournalRig
{
    public JournalRig(TestFolder folder, ScriptedWorld world, RunWorkflow? workflow = null)
    {
        Folder = folder;
        Store = new(folder.OpenState());
        Host = new(Store, Nudges, Time);
        Wait = new(Store, Nudges, Time);
        Runner = new(Store, workflow ?? RotateSecretWorkflow.RunAsync, world.InvokeAsync, Wait, new RunningStages(), Time);
    }

    public TestFolder Folder { get; }

    public FakeTimeProvider Time { get; } = new(Story.Begin);

    public Nudges Nudges { get; } = new();

    public JournalStore Store { get; }

    public JournalRotationHost Host { get; }

    public JournalWait Wait { get; }

    public JournalRunner Runner { get; }

    public JournalService Service() => new(Folder.Journal, Store, Runner, Nudges, Time, NullLogger<JournalService>.Instance);

    public async Task<JournalHead> OpenAsync(RotationRequest request)
    {
        await Store.TryOpenAsync(request.RotationId, JsonSerializer.Serialize(request, RotatorJson.Options), Time.GetUtcNow());
        return Store.Latest(request.RotationId)!;
    }

    public async Task<RotationOutcome> RunAsync(JournalHead head)
    {
        var running = Runner.RunAsync(head, TestContext.Current.CancellationToken);
        await PassTimeUntilAsync(running);
        return await running;
    }

    /// <summary>Moves the clock until <paramref name="done"/>; how often does not matter to any test.</summary>
    public async Task PassTimeUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMinutes(10));
            await Task.WhenAny(done, Task.Delay(1, TestContext.Current.CancellationToken));
        }
    }
}
