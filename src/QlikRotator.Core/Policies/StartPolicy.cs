using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Policies;

/// <summary>Decides whether a rotation that was asked for may begin.</summary>
public static class StartPolicy
{
    /// <summary>Two triggers about one version are one rotation; one about an older version is stale and does nothing.</summary>
    public static Reason? WhyStale(RotationRequest request, ManagedSecret found) =>
        found.RotationId == request.RotationId || found.Newest == request.Subject
            ? null
            : new("Stale", $"Version {request.Subject.Version} is no longer the newest: it was replaced already.");

    /// <summary>A gate that relies on proof needs something that can be proved.</summary>
    public static Reason? WhyUngated(PolicySettings policy, bool provable) =>
        provable || policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval
            ? null
            : new(
                "ApprovalGateNeeded",
                $"Nothing proves this value without a person: give policy '{policy.Name}' the gate 'approval' or 'health-and-approval'."
            );
}
