using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>Rotations that wait, for a person or for a date, on the local host: what each of them costs while nothing happens.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(int rotations)
    {
        var folder = Directory.CreateTempSubdirectory("qlikrotator-wait-");
        var journal = new JournalFolder(folder.FullName);
        using var file = new SqliteFile(folder.FullName);
        var store = new JournalStore(file);
        var nudges = new Nudges();
        var wait = new JournalWait(store, nudges, TimeProvider.System);
        var runner = new JournalRunner(store, WaitAsync, NoStep, wait, new RunningStages(), TimeProvider.System);
        var before = (Files: Usage.OpenFiles, Memory: Usage.Megabytes);
        for (var number = 0; number < rotations; number++)
        {
            var request = JsonSerializer.Serialize(Request(number), RotatorJson.Options);
            await store.TryOpenAsync($"rotation-{number}", request, DateTimeOffset.UtcNow);
        }

        using var service = new JournalService(
            journal,
            store,
            runner,
            nudges,
            TimeProvider.System,
            NullLogger<JournalService>.Instance
        );
        await service.StartAsync(CancellationToken.None);
        while (store.ListDue(DateTimeOffset.UtcNow.AddHours(1), 1).Count > 0)
        {
            await Task.Delay(200, CancellationToken.None);
        }

        var usage = new Usage();
        await Task.Delay(Watched, CancellationToken.None);
        Console.WriteLine(
            $"{rotations} waiting: {Usage.Megabytes:F0} MB (before: {before.Memory:F0}), {Usage.OpenFiles} open files (before: "
                + $"{before.Files}), {usage.Processor / Watched:P2} of a core"
        );
        await service.StopAsync(CancellationToken.None);
        folder.Delete(recursive: true);
    }

    private static async Task<RotationOutcome> WaitAsync(Core.Workflow.IWorkflowContext context, RotationRequest request)
    {
        await context.WaitAsync(context.UtcNow.AddDays(3));
        return RotationOutcome.Without(OutcomeKind.Refused, new("Done", "The wait is over."));
    }

    private static Task<string> NoStep(string step, string input, CancellationToken ct) =>
        throw new InvalidOperationException("These rotations only wait.");

    private static RotationRequest Request(int number) =>
        new(
            $"rotation-{number}",
            new SecretVersionReference(new Uri("https://contoso.vault.azure.net"), $"secret-{number}", "v1"),
            Estate.Policy,
            RotationMode.Routine,
            RotationTrigger.Schedule,
            "benchmark",
            DateTimeOffset.UtcNow
        );
}
