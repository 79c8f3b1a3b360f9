using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Plan;

/// <summary>Finds what went quiet: decided from the ledger and the vaults alone, so it works when the rotations do not. Pure.</summary>
public static class Watchdog
{
    /// <summary>What the watchdog looks for, here and in what it was told.</summary>
    public static IReadOnlyList<AlarmKind> Kinds { get; } =
    [
        AlarmKind.Stuck,
        AlarmKind.Overdue,
        AlarmKind.ExpiresSoon,
        AlarmKind.PersonNeeded,
        AlarmKind.Drift,
        AlarmKind.Unmanageable,
        AlarmKind.Unread,
        AlarmKind.LeakDeclared,
        AlarmKind.LeakCampaign,
    ];

    /// <summary>Two daily sweeps missed.</summary>
    private static readonly TimeSpan OverdueAfter = TimeSpan.FromDays(2);

    private static readonly TimeSpan ExpiresSoonBefore = TimeSpan.FromDays(7);

    /// <summary>A step may be tried for a day, and a rotation has a few steps; more than this is not explained by retries.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public static IReadOnlyList<Alarm> Look(IEnumerable<SweepCandidate> candidates, DateTimeOffset now) =>
        [.. candidates.Select(candidate => Look(candidate, now)).OfType<Alarm>()];

    private static Alarm? Look(SweepCandidate candidate, DateTimeOffset now)
    {
        if (candidate.IsRunning)
        {
            return WhyTooLate(candidate, now) is { } late ? new(AlarmKind.ExpiresSoon, candidate.Secret.Secret, late)
                : WhyStuck(candidate, now) is { } stuck ? new(AlarmKind.Stuck, candidate.Secret.Secret, stuck)
                : null;
        }

        if (candidate.Current?.Outcome is { Kind: OutcomeKind.PersonNeeded or OutcomeKind.KeptBoth } outcome)
        {
            return new(AlarmKind.PersonNeeded, candidate.Secret.Secret, outcome.Reason);
        }

        // Nobody gets a value that somebody has disabled: it can be as old as it likes.
        return !candidate.Secret.Enabled ? null
            : candidate.Issues ? WhyLate(candidate, now)
            : WhyUnrenewed(candidate, now);
    }

    /// <summary>Nothing here renews a value from elsewhere; that its writer has forgotten is seen all the same.</summary>
    private static Alarm? WhyUnrenewed(SweepCandidate candidate, DateTimeOffset now) =>
        candidate.Secret.ExpiresOn is { } expiry && expiry - ExpiresSoonBefore <= now
            ? new(
                AlarmKind.ExpiresSoon,
                candidate.Secret.Secret,
                new(CoreCodes.ExpiresSoon, $"The value ends on {expiry:u}, and whoever writes it has not written another.")
            )
            : null;

    private static Alarm? WhyLate(SweepCandidate candidate, DateTimeOffset now)
    {
        var expiry = RotationPolicy.ExpiryOf(candidate.Secret, candidate.Policy);
        var due = RotationPolicy.DueAt(candidate.Secret, candidate.Policy);
        if (due <= now && expiry - ExpiresSoonBefore <= now)
        {
            var message = $"The value ends on {expiry:u} and no rotation is under way.";
            return new(AlarmKind.ExpiresSoon, candidate.Secret.Secret, new(CoreCodes.ExpiresSoon, message));
        }

        var paused = RotationPolicy.StartsOf(candidate.Secret, candidate.Policy) == StartRule.Paused;
        return !paused && due + OverdueAfter <= now
            ? new(
                AlarmKind.Overdue,
                candidate.Secret.Secret,
                new(CoreCodes.Overdue, $"A rotation was due on {due:u} and none is under way.")
            )
            : null;
    }

    /// <summary>A rotation that waits (for a window, a date, people) replaces nothing yet, and the value's end does not wait for it.</summary>
    private static Reason? WhyTooLate(SweepCandidate candidate, DateTimeOffset now)
    {
        if (candidate.Current!.Subject != candidate.Secret.Newest || !candidate.Issues)
        {
            return null;
        }

        var expiry = RotationPolicy.ExpiryOf(candidate.Secret, candidate.Policy);
        var opens = StartFit.Earliest(now, candidate.Policy);
        return expiry <= now
                ? new(CoreCodes.ExpiresSoon, $"The value ended on {expiry:u}, and its rotation has not made another yet.")
            : opens >= expiry && expiry - ExpiresSoonBefore <= now
                ? new(
                    CoreCodes.ExpiresSoon,
                    $"The value ends on {expiry:u}, and its rotation waits for the window that opens on {opens:u}: widen the window of policy '{candidate.Policy.Name}', cancel the rotation and start it again, or rotate it as a leak, which waits for no window."
                )
            : null;
    }

    private static Reason? WhyStuck(SweepCandidate candidate, DateTimeOffset now)
    {
        var policy = candidate.Policy;
        var approval = policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval
            ? policy.ApprovalTimeout
            : TimeSpan.Zero;
        var start = policy.StartGate switch
        {
            StartGate.Approval => policy.ApprovalTimeout,
            StartGate.Window => TimeSpan.FromDays(7),
            _ => TimeSpan.Zero,
        };
        // The newest version is the new one already: how long the old one had left is not known, and no longer than it could get.
        var kept = policy.RetireAtExpiry == true ? Longer(policy.MaxAge, policy.Validity) : policy.Soak;
        var soaked = candidate.Current!.StartedAt + start + Longer(kept, policy.Soak);
        var late = (policy.RetireNotBefore > soaked ? policy.RetireNotBefore.Value : soaked) + approval + Patience;
        return late <= now
            ? new(
                CoreCodes.Stuck,
                $"The rotation began on {candidate.Current.StartedAt:u} and is still in '{candidate.Current.Stage}'."
            )
            : null;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
