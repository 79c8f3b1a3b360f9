using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Rotating.Approve;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>Something happens after a verdict was read as pending, and before the workflow can have begun to wait.</summary>
internal sealed class AfterVerdict(ReadVerdictStep step, Func<string, Task> then) : IStepHandler<ApprovalTicket, Verdict>
{
    private bool _done;

    public static Action<IServiceCollection> Do(Func<string, Task> then) =>
        services =>
            services.AddSingleton<IStepHandler<ApprovalTicket, Verdict>>(provider => new AfterVerdict(
                ActivatorUtilities.CreateInstance<ReadVerdictStep>(provider),
                then
            ));

    public async Task<Verdict> RunAsync(ApprovalTicket input, CancellationToken ct)
    {
        var verdict = await step.RunAsync(input, ct);
        if (!_done && verdict.Kind == VerdictKind.Pending)
        {
            _done = true;
            await then(input.ApprovalId);
        }

        return verdict;
    }
}
