using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Local.Tests.World;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Durable.Tests.Golden;

/// <summary>The app's activities over the app's fence around steps, with a script behind it.</summary>
internal static class ScriptedActivities
{
    public static RotationActivities Of(ScriptedWorld world) =>
        new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<RotatorTelemetry>()
            .AddSingleton<IStepFence>(new SingleProcessFence(new RotationLedger(new MemoryStore(), TimeProvider.System)))
            .AddSingleton<StepInvoker>()
            .AddSingleton<RotationActivities>()
            .Script(world, RotationSteps.Inspect)
            .Script(world, RotationSteps.Issue)
            .Script(world, RotationSteps.Deliver)
            .Script(world, RotationSteps.Prove)
            .Script(world, RotationSteps.Ask)
            .Script(world, RotationSteps.ReadVerdict)
            .Script(world, RotationSteps.Retire)
            .Script(world, RotationSteps.Restore)
            .Script(world, RotationSteps.Discard)
            .Script(world, RotationSteps.Conclude)
            .BuildServiceProvider()
            .GetRequiredService<RotationActivities>();

    private static IServiceCollection Script<TInput, TOutput>(
        this IServiceCollection services,
        ScriptedWorld world,
        Step<TInput, TOutput> step
    ) => services.AddSingleton<IStepHandler<TInput, TOutput>>(new ScriptedHandler<TInput, TOutput>(world, step));
}
