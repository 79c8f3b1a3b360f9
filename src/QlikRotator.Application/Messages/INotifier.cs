using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>Tells people. Never throws for a channel that fails: a notification that could not be sent changes no outcome.</summary>
public interface INotifier
{
    Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct);

    /// <summary>Sends one link to each approver; sending again makes new links and ends the old ones.</summary>
    Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct);

    /// <summary>Tells those whom the policy names for this that a question waits and nobody answers.</summary>
    Task EscalateAsync(ApprovalQuestion question, string approvalId, CancellationToken ct);

    /// <summary>
    /// Says that something a person should know began, or is over. Called at every look while it lasts: each reader is told once,
    /// and one that could not be reached is tried again.
    /// </summary>
    /// <param name="since">When this trouble began (UTC): tells one occurrence from the next.</param>
    Task AlarmAsync(Alarm alarm, DateTimeOffset since, bool recovered, CancellationToken ct);
}
