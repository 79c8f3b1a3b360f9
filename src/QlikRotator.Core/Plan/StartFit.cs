using System.Globalization;
using QlikRotator.Core.Policies;

namespace QlikRotator.Core.Plan;

/// <summary>Whether what a policy waits for before a rotation leaves enough time for it. Pure.</summary>
public static class StartFit
{
    /// <summary>When a rotation that falls due then may begin at the earliest, whatever the time is now.</summary>
    public static DateTimeOffset Earliest(DateTimeOffset due, PolicySettings policy) =>
        policy is { StartGate: StartGate.Window, Window: { } window } ? window.NextOpening(due) : due;

    /// <summary>Why the value may be at its end before its rotation begins; null where there is time.</summary>
    public static Reason? WhyTooLate(SweepCandidate candidate)
    {
        var policy = candidate.Policy;
        var due = RotationPolicy.DueAt(candidate.Secret, policy);
        var latest = policy.StartGate == StartGate.Approval ? due + policy.ApprovalTimeout : Earliest(due, policy);
        return latest > RotationPolicy.ExpiryOf(candidate.Secret, policy)
            ? new(
                CoreCodes.StartsTooLate,
                $"It is due on {Day(due)}, may begin as late as {Day(latest)}, and its value ends before that: give policy '{policy.Name}' a longer RotateBeforeExpiry, or a {(policy.StartGate == StartGate.Approval ? "shorter ApprovalTimeout" : "window that opens more often")}."
            )
            : null;
    }

    /// <summary>Secrets whose window closes before the tenant's write budget lets their rotation begin, with why.</summary>
    /// <param name="writes">What the rotation of a secret writes.</param>
    /// <param name="perMinute">The tenant's write budget.</param>
    public static IEnumerable<(SweepCandidate Candidate, Reason Why)> WhyNotInWindow(
        IEnumerable<SweepCandidate> candidates,
        Func<SweepCandidate, int> writes,
        Func<string, int> perMinute
    ) =>
        candidates
            .Where(one => one.Policy is { StartGate: StartGate.Window, Window: not null })
            .GroupBy(one => new { Tenant = one.Secret.Tenant.ToUpperInvariant(), Opening = OpeningOf(one) })
            .SelectMany(opening => WhyNotInWindow([.. opening], opening.Key.Opening, writes, perMinute));

    private static IEnumerable<(SweepCandidate Candidate, Reason Why)> WhyNotInWindow(
        IReadOnlyList<SweepCandidate> together,
        DateTimeOffset opening,
        Func<SweepCandidate, int> writes,
        Func<string, int> perMinute
    )
    {
        var spent = 0;
        foreach (var one in together.OrderBy(one => RotationPolicy.ExpiryOf(one.Secret, one.Policy)))
        {
            var begins = opening + TimeSpan.FromMinutes((double)spent / Math.Max(1, perMinute(one.Secret.Tenant)));
            if (begins >= one.Policy.Window!.ClosesAfter(opening))
            {
                yield return (
                    one,
                    new(
                        CoreCodes.WindowTooShort,
                        $"{together.Count} rotations of {one.Secret.Tenant} wait for the window of {Day(opening)}, and it closes before the write budget reaches this one: widen the window of policy '{one.Policy.Name}', or spread them over several."
                    )
                );
            }

            spent += writes(one);
        }
    }

    private static DateTimeOffset OpeningOf(SweepCandidate one) =>
        Earliest(RotationPolicy.DueAt(one.Secret, one.Policy), one.Policy);

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
