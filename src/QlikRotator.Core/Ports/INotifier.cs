using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ports;

/// <summary>Tells people. Never throws for a channel that fails: a notification that could not be sent changes no outcome.</summary>
public interface INotifier
{
    Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct);

    /// <summary>Sends one link to each approver; sending again makes new links and ends the old ones.</summary>
    Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct);

    /// <summary>Says that something a person should know began, or is over.</summary>
    Task AlarmAsync(Alarm alarm, bool recovered, CancellationToken ct);
}
