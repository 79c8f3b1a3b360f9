using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Plan;

/// <summary>Decides what to start and when: most urgent first, and no faster than each tenant lets us write. Pure.</summary>
public static class SweepPlan
{
    /// <param name="writesPerMinute">The budget of a tenant, at least 1. Tenants do not wait for each other.</param>
    /// <param name="writes">What a rotation writes there, as its source and slots say.</param>
    public static IReadOnlyList<PlannedRotation> Due(
        IEnumerable<SweepCandidate> candidates,
        DateTimeOffset now,
        Func<string, int> writesPerMinute,
        Func<SweepCandidate, int> writes
    ) =>
        [
            .. candidates
                .Select(candidate =>
                    Plan(candidate, WhyNow(candidate, now), now) is { } planned
                        ? new PlannedRotationWithCost(planned, writes(candidate))
                        : null
                )
                .OfType<PlannedRotationWithCost>()
                .OrderBy(planned => planned.Rotation.Expiry)
                .GroupBy(planned => planned.Rotation.Tenant, StringComparer.OrdinalIgnoreCase)
                .SelectMany(tenant => Pace(tenant, now, writesPerMinute(tenant.Key)))
                .OrderBy(rotation => rotation.StartAt)
                .ThenBy(rotation => rotation.Expiry),
        ];

    /// <summary>
    /// As many as may be started at once, the most urgent first. Those that were tried before stay the most urgent until they succeed: so
    /// while others wait, they get every second place at most.
    /// </summary>
    public static IReadOnlyList<PlannedRotation> First(IReadOnlyList<PlannedRotation> due, int most)
    {
        var byUrgency = due.OrderBy(one => one.Expiry).ToLookup(one => one.TriedBefore);
        return
        [
            .. byUrgency[false]
                .Select((one, place) => (one, place: 2 * place))
                .Concat(byUrgency[true].Select((one, place) => (one, place: (2 * place) + 1)))
                .OrderBy(one => one.place)
                .Take(most)
                .Select(one => one.one),
        ];
    }

    /// <summary>What will fall due within <paramref name="horizon"/>, at its time.</summary>
    public static IReadOnlyList<PlannedRotation> Ahead(
        IEnumerable<SweepCandidate> candidates,
        DateTimeOffset now,
        TimeSpan horizon
    ) =>
        [
            .. candidates
                .Where(candidate => candidate.Issues && !candidate.IsRunning && candidate.Secret.Enabled)
                .Select(candidate => new { candidate, due = RotationPolicy.DueAt(candidate.Secret, candidate.Policy) })
                .Where(one => one.due <= now + horizon)
                .Select(one => Plan(one.candidate, Later(one.candidate, now), one.due > now ? one.due : now)!)
                .OrderBy(rotation => rotation.StartAt),
        ];

    private static Reason? WhyNow(SweepCandidate candidate, DateTimeOffset now)
    {
        if (
            candidate.IsRunning
            || !candidate.Secret.Enabled
            || RotationPolicy.StartsOf(candidate.Secret, candidate.Policy) != StartRule.Automatic
        )
        {
            return null;
        }

        if (candidate.Issues)
        {
            return RotationPolicy.WhyRotate(candidate.Secret, candidate.Policy, now);
        }

        return candidate.Current?.Outcome?.Kind == OutcomeKind.Delivered
            ? null
            : new Reason(CoreCodes.NotDelivered, "The newest version has not reached its slots: its event may have been lost.");
    }

    private static Reason Later(SweepCandidate candidate, DateTimeOffset now) =>
        RotationPolicy.WhyRotate(candidate.Secret, candidate.Policy, now) ?? new Reason(CoreCodes.Planned, "It falls due then.");

    private static PlannedRotation? Plan(SweepCandidate candidate, Reason? why, DateTimeOffset startAt) =>
        why is null
            ? null
            : new(
                candidate.Secret.Secret,
                candidate.Secret.Source,
                candidate.Secret.Tenant,
                candidate.Policy.Name,
                why,
                startAt,
                RotationPolicy.ExpiryOf(candidate.Secret, candidate.Policy)
            )
            {
                Retirement = RetirementForecast.Of(candidate, startAt),
                TriedBefore =
                    candidate.Current?.Outcome is { } last
                    && last.Kind is not (OutcomeKind.Rotated or OutcomeKind.Delivered or OutcomeKind.Held),
            };

    private static IEnumerable<PlannedRotation> Pace(
        IEnumerable<PlannedRotationWithCost> tenant,
        DateTimeOffset now,
        int writesPerMinute
    )
    {
        var spent = 0;
        foreach (var planned in tenant)
        {
            yield return planned.Rotation with
            {
                StartAt = now + TimeSpan.FromMinutes((double)spent / Math.Max(1, writesPerMinute)),
            };
            spent += planned.Writes;
        }
    }

    private sealed record PlannedRotationWithCost(PlannedRotation Rotation, int Writes);
}
