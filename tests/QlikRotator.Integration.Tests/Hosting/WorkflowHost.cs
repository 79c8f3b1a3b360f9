using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Rotating;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Integration.Tests.Hosting;

/// <summary>
/// What the stories of this project run on. The tests of Durable Task compile the same stories with a host of the same name, so that
/// every outcome is asked for on both.
/// </summary>
internal static class WorkflowHost
{
    public const bool TriesEveryFault = true;

    /// <param name="before">Called with the name of each step before it runs.</param>
    /// <param name="log">Gets what the workflow asked for.</param>
    public static Task<RotationOutcome> RunAsync(
        IServiceProvider services,
        SwiftTime time,
        RotationRequest request,
        Func<string, Task> before,
        ContextLog log
    ) => RotateSecretWorkflow.RunAsync(new DirectContext(services.GetRequiredService<StepTable>(), time, before, log), request);
}
