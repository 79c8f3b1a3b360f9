using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;

namespace QlikRotator.Web.Pages.Plan;

/// <summary>How many rotations of one family fall due on one day.</summary>
public sealed record DueDay(DateOnly Day, IReadOnlyDictionary<string, int> Families)
{
    public int Total { get; } = Families.Values.Sum();
}

/// <summary>What falls due on each of the next days, the rotations of the values that do not exist yet included. Pure.</summary>
internal static class DueCalendar
{
    private const string ApiKey = "api-key";

    /// <summary>Values that live for hours only would fill every day and say nothing.</summary>
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromDays(1);

    /// <param name="months">How many, from this one on.</param>
    public static IReadOnlyDictionary<DateOnly, DueDay> Of(IEnumerable<SweepCandidate> candidates, DateTimeOffset now, int months)
    {
        var end = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(months);
        var counts = new Dictionary<DateOnly, Dictionary<string, int>>();
        foreach (var candidate in candidates.Where(one => one.Issues))
        {
            foreach (var day in DaysOf(candidate, now, end))
            {
                var families = counts.TryGetValue(day, out var known) ? known : counts[day] = new(StringComparer.Ordinal);
                families[candidate.Secret.Source] = families.GetValueOrDefault(candidate.Secret.Source) + 1;
            }
        }

        return counts.ToDictionary(one => one.Key, one => new DueDay(one.Key, one.Value));
    }

    private static IEnumerable<DateOnly> DaysOf(SweepCandidate candidate, DateTimeOffset now, DateTimeOffset end)
    {
        var secret = candidate.Secret;
        var due = RotationPolicy.DueAt(secret, candidate.Policy);
        for (var at = due > now ? due : now; at < end; at = Next(at))
        {
            yield return DateOnly.FromDateTime(at.UtcDateTime);
        }

        DateTimeOffset Next(DateTimeOffset at)
        {
            var life = secret.Source == ApiKey ? candidate.Policy.Validity : candidate.Policy.MaxAge;
            var next = RotationPolicy.DueAt(secret with { CreatedOn = at, ExpiresOn = at + life }, candidate.Policy);
            return next - at < ShortestTurn ? at + ShortestTurn : next;
        }
    }
}
