using Microsoft.Extensions.Options;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Local.Journal;

internal static class JournalServices
{
    /// <summary>The journaled host, with the ledger beside it. Rotations are only run where <see cref="JournalService"/> is hosted too.</summary>
    public static IServiceCollection AddJournal(this IServiceCollection services) =>
        services
            .AddLedger()
            .AddSingleton(provider => new JournalFolder(
                provider.GetRequiredService<IOptions<RotatorOptions>>().Value.Ledger.Folder
            ))
            .AddSingleton<JournalStore>()
            .AddSingleton<Nudges>()
            .AddSingleton<JournalWait>()
            .AddSingleton<RunningStages>()
            .AddSingleton<RunWorkflow>(RotateSecretWorkflow.RunAsync)
            .AddSingleton<InvokeStep>(provider => provider.GetRequiredService<StepTable>().InvokeAsync)
            .AddSingleton<IStepFence, SingleProcessFence>()
            .AddSingleton<JournalRunner>()
            .AddSingleton<IRotationHost, JournalRotationHost>()
            .AddSingleton<IRotationHistory, JournalHistory>();
}
