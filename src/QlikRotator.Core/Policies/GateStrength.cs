namespace QlikRotator.Core.Policies;

/// <summary>Compares what two policies ask of people. Pure.</summary>
public static class GateStrength
{
    /// <summary>The policy, with the old one's approvers before its first rotation where it asks less of people than the old one did.</summary>
    public static PolicySettings Guarded(PolicySettings policy, PolicySettings old) =>
        IsWeaker(policy, old) && old.Approvers.Count > 0
            ? policy with
            {
                StartGate = StartGate.Approval,
                Approvers = old.Approvers,
                ApprovalsNeeded = Math.Min(old.ApprovalsNeeded, old.Approvers.Count),
                ApprovalTimeout = old.ApprovalTimeout,
                Channels = [.. policy.Channels.Union(old.Channels, StringComparer.OrdinalIgnoreCase)],
                Leak = Stricter(policy.LeakRuleInForce(), old.LeakRuleInForce()),
            }
            : policy;

    public static bool IsWeaker(PolicySettings policy, PolicySettings old) =>
        !policy.Name.Equals(old.Name, StringComparison.OrdinalIgnoreCase)
        && (
            (AsksToRetire(old) && !AsksToRetire(policy))
            || (AsksToStart(old) && !AsksToStart(policy))
            || ((AsksToRetire(old) || AsksToStart(old)) && policy.ApprovalsNeeded < old.ApprovalsNeeded)
            || Stricter(policy.LeakRuleInForce(), old.LeakRuleInForce()) != policy.LeakRuleInForce()
        );

    private static bool AsksToRetire(PolicySettings policy) => policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval;

    private static bool AsksToStart(PolicySettings policy) => policy.StartGate == StartGate.Approval;

    private static LeakRule Stricter(LeakRule one, LeakRule other) => one > other ? one : other;
}
