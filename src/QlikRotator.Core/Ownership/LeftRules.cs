using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ownership;

/// <summary>Who may retire what was left alive, besides the secret's next rotation. Pure.</summary>
public static class LeftRules
{
    /// <summary>Whether the policy's people have a say in the death of a credential.</summary>
    public static bool AsksPeople(CredentialRecord left, PolicySettings policy) =>
        policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval
        || (left.Mapping == CredentialMapping.Claimed && policy.Approvers.Count > 0);

    /// <summary>
    /// The sweep finishes what a hold kept a rotation from doing, and nothing else: not where people must be asked, and never what the
    /// register does not prove to be ours.
    /// </summary>
    public static bool IsForTheSweep(CredentialRecord left, PolicySettings policy) =>
        left is { State: CredentialState.Left, Why.Code: CoreCodes.Held, IsProvedOurs: true }
        && policy.RetireBy == RetireBy.Delete
        && !AsksPeople(left, policy);

    /// <summary>Why a person may not say so alone; null where they may.</summary>
    /// <param name="identity">By which lists of approvers know them; null for somebody whom nobody vouches for.</param>
    public static Reason? WhyNotBy(string? identity, CredentialRecord left, PolicySettings policy) =>
        !AsksPeople(left, policy) ? null
        : policy.ApprovalsNeeded > 1
            ? new(
                CoreCodes.ApprovalsNeeded,
                $"Policy '{policy.Name}' asks {policy.ApprovalsNeeded} people before anything is deleted. The secret's next rotation asks them; or delete it at the tenant."
            )
        : identity is not null && policy.Approvers.Any(one => ApprovalPerson.Same(one, identity)) ? null
        : new(
            CoreCodes.NotAnApprover,
            $"Policy '{policy.Name}' names who may say that a credential dies: {string.Join(", ", policy.Approvers)}."
        );
}
