using QlikRotator.Application.Messages;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Remembers what people were told.</summary>
internal sealed class ToldPeople : INotifier
{
    public List<RotationOutcome> Outcomes { get; } = [];

    public List<string> Asked { get; } = [];

    public Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct)
    {
        Outcomes.Add(outcome);
        return Task.CompletedTask;
    }

    public Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct)
    {
        Asked.Add(approvalId);
        return Task.CompletedTask;
    }

    public Task EscalateAsync(ApprovalQuestion question, string approvalId, CancellationToken ct) => Task.CompletedTask;

    public Task AlarmAsync(Alarm alarm, DateTimeOffset since, bool recovered, CancellationToken ct) => Task.CompletedTask;
}
