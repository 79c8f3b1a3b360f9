using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Campaigns;

/// <summary>
/// When a campaign ends at the earliest, by what its rotations write and what tenants let us write, and by how long its policies keep
/// old and new side by side, and by when their windows open. People take longer. Pure.
/// </summary>
public static class CampaignForecast
{
    /// <param name="writesPerMinute">The budget of a tenant, at least 1. Tenants do not wait for each other.</param>
    /// <returns>Null where it has ended, or goes on only when somebody says so.</returns>
    public static DateTimeOffset? EndOf(CampaignRecord record, DateTimeOffset now, Func<string, int> writesPerMinute)
    {
        if (record.State != CampaignState.Running)
        {
            return null;
        }

        var writing = record.WritesLeft.Max(tenant => (double?)tenant.Value / Math.Max(1, writesPerMinute(tenant.Key)));
        var waves = WavesLeft(record);
        var end = FirstStart(record, now) + TimeSpan.FromMinutes(writing ?? 0) + (record.LongestSoak * waves);
        return waves == 0 ? end : record.StartTimes.Select(one => one.FirstStart(record.BegunAt) + one.Soak).Append(end).Max();
    }

    /// <summary>Nothing begins before the first window has opened since the campaign began.</summary>
    private static DateTimeOffset FirstStart(CampaignRecord record, DateTimeOffset now) =>
        record.StartTimes.Select(one => one.FirstStart(record.BegunAt)).DefaultIfEmpty(now).Min() is var first && first > now
            ? first
            : now;

    /// <summary>What is left once these have begun.</summary>
    public static IReadOnlyDictionary<string, int> Without(
        IReadOnlyDictionary<string, int> writesLeft,
        IEnumerable<CampaignSecret> begun
    )
    {
        var left = new Dictionary<string, int>(writesLeft, StringComparer.OrdinalIgnoreCase);
        foreach (var one in begun)
        {
            left[one.Tenant] = Math.Max(0, left.GetValueOrDefault(one.Tenant) - one.Writes);
        }

        return left;
    }

    public static IReadOnlyDictionary<string, int> WritesOf(IEnumerable<CampaignSecret> secrets) =>
        secrets
            .GroupBy(one => one.Tenant, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(tenant => tenant.Key, tenant => tenant.Sum(one => one.Writes), StringComparer.OrdinalIgnoreCase);

    /// <summary>A leak soaks nothing, so its waves take no time of their own.</summary>
    private static int WavesLeft(CampaignRecord record)
    {
        if (record.Mode == RotationMode.Leak)
        {
            return 0;
        }

        var rest = record.Total - record.To;
        var underWay = record.Now.UnderWay > 0 || record.Canaries ? 1 : 0;
        return underWay + ((rest + record.Limits.Wave - 1) / record.Limits.Wave);
    }
}
