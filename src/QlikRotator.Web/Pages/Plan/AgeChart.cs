using QlikRotator.Core.Plan;

namespace QlikRotator.Web.Pages.Plan;

/// <summary>How many values have used up so much of the age that their policy allows.</summary>
/// <param name="From">Per cent of it; the next ten are counted here, and in the last line all that is more.</param>
public sealed record AgeBand(int From, int Count)
{
    public bool IsOver => From >= 100;

    public string Name => IsOver ? "older than allowed" : $"{From} to {From + 10} %";
}

/// <summary>The ages of all values against their policies. Pure.</summary>
internal static class AgeChart
{
    public static IReadOnlyList<AgeBand> Of(IEnumerable<SweepCandidate> candidates, DateTimeOffset now)
    {
        var counts = candidates
            .Where(one => one.Issues)
            .CountBy(one => Math.Clamp((int)((now - one.Secret.CreatedOn) / one.Policy.MaxAge * 10), 0, 10))
            .ToDictionary();
        return [.. Enumerable.Range(0, 11).Select(ten => new AgeBand(ten * 10, counts.GetValueOrDefault(ten)))];
    }
}
