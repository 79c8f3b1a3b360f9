using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Rotating.Issue;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>Something happens once, while Issue is under way and has created nothing yet.</summary>
internal sealed class WhileIssuing(IssueStep step, Func<IssueInput, Task> then, StrongBox<int> happened)
    : IStepHandler<IssueInput, IssueResult>
{
    /// <param name="then">Is given the services of the worker that issues.</param>
    public static Action<IServiceCollection> Do(Func<IssueInput, IServiceProvider, Task> then)
    {
        var happened = new StrongBox<int>();
        return services =>
            services.AddSingleton<IStepHandler<IssueInput, IssueResult>>(provider => new WhileIssuing(
                ActivatorUtilities.CreateInstance<IssueStep>(provider),
                input => then(input, provider),
                happened
            ));
    }

    public async Task<IssueResult> RunAsync(IssueInput input, CancellationToken ct)
    {
        if (Interlocked.Exchange(ref happened.Value, 1) == 0)
        {
            await then(input);
        }

        return await step.RunAsync(input, ct);
    }
}
