using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

/// <summary>Decides whether a rotation that was asked for may begin.</summary>
public static class StartPolicy
{
    /// <summary>Trying again later does not help where the value that was to make its successor is dead already.</summary>
    public static OutcomeKind OutcomeOf(Reason refusal) =>
        refusal.Code is CoreCodes.CurrentKeyRefused or CoreCodes.ForeignVersion or CoreCodes.TagsLost
            ? OutcomeKind.PersonNeeded
            : OutcomeKind.Refused;

    /// <summary>Two triggers about one version are one rotation; one about an older version is stale and does nothing.</summary>
    public static Reason? WhyStale(RotationRequest request, ManagedSecret found) =>
        found.RotationId == request.RotationId || found.Newest == request.Subject
            ? null
            : new(CoreCodes.Stale, $"Version {request.Subject.Version} is no longer the newest: it was replaced already.");

    /// <summary>A gate that relies on proof needs something that can be proved.</summary>
    public static Reason? WhyUngated(PolicySettings policy, bool provable) =>
        provable || policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval
            ? null
            : new(
                CoreCodes.ApprovalGateNeeded,
                $"Nothing proves this value without a person: give policy '{policy.Name}' the gate 'approval' or 'health-and-approval'."
            );

    /// <summary>
    /// Vault and tenant must agree on which credential the current value is, or the wrong one would be deleted in the end. A
    /// recorded credential that is gone and whose value is refused is agreement too: then there is nothing left to retire.
    /// </summary>
    public static Reason? WhyDrifted(string? oldId, bool listed, ProofResult proof) =>
        (oldId, listed, proof.Proof) switch
        {
            (null, _, _) => new(
                CoreCodes.OldUnknown,
                $"Several credentials exist and none is recorded: name the current one in the tag {ManagedTags.Credential}."
            ),
            (_, true, Proof.Refused) => new(
                CoreCodes.CurrentRefused,
                $"The tenant lists '{oldId}' but refuses the value in the vault: {proof.Reason.Message}"
            ),
            (_, false, not Proof.Refused) => new(
                CoreCodes.WrongCredentialTag,
                $"The value in the vault works, but the tenant does not list '{oldId}': correct the tag {ManagedTags.Credential}."
            ),
            _ => null,
        };
}
