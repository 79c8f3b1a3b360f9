using System.Globalization;
using QlikRotator.Application.External;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>What a rotation of this secret will do, one sentence each, in order.</summary>
internal static class StartSteps
{
    /// <param name="hold">Set while nothing old of it may be deleted.</param>
    public static IEnumerable<string> Of(ManagedSecret secret, PolicySettings policy, Hold? hold)
    {
        if (policy.StartGate == StartGate.Window)
        {
            yield return "It waits for the policy's maintenance window.";
        }

        if (policy.StartGate == StartGate.Approval)
        {
            yield return $"It waits until {Approvals(policy)}.";
        }

        var places = secret.Slots.Count;
        if (secret.Source == ExternalSource.Kind)
        {
            yield return $"The newest version, which somebody else wrote, is copied to {Words.Count(places, "slot")} and tried there.";
            yield break;
        }

        yield return "A new credential is created at the tenant, proved, and stored as the newest version.";
        if (places > 0)
        {
            yield return $"It is copied to {Words.Count(places, "slot")} and tried there.";
        }

        foreach (var sentence in OldOne(policy, hold))
        {
            yield return sentence;
        }
    }

    private static IEnumerable<string> OldOne(PolicySettings policy, Hold? hold)
    {
        if (hold is not null)
        {
            yield return "The old credential is kept: the secret is held, and both work side by side until its consumers read the vault.";
            yield break;
        }

        if (policy.Soak > TimeSpan.Zero)
        {
            yield return $"Both credentials work side by side for {Words.Span(policy.Soak)}.";
        }

        if (policy.RetireAtExpiry == true)
        {
            yield return "The old credential is kept until the old value's own end.";
        }

        if (policy.RetireNotBefore is { } day)
        {
            yield return $"The old credential is kept until {day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} at least.";
        }

        if (policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval)
        {
            yield return $"It waits until {Approvals(policy)}. Whoever asked for it cannot be one of them.";
        }

        yield return policy.RetireBy == RetireBy.Delete
            ? "The old credential is deleted, and it is proved that it is refused."
            : "The old credential is left to its own end.";
    }

    private static string Approvals(PolicySettings policy) =>
        policy.ApprovalsNeeded == 1 ? "an approver says yes" : $"{policy.ApprovalsNeeded} approvers say yes";
}
