namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Calls per user and tier in a rolling window of one tenant.</summary>
internal sealed class RateLimiter(QlikTenant tenant)
{
    private readonly Dictionary<Budget, Queue<DateTimeOffset>> _calls = [];

    /// <summary>Takes one call from the budget; null when it is allowed, else the seconds to wait.</summary>
    public int? Take(string user, Tier tier)
    {
        var limits = tenant.RateLimits;
        var budget = new Budget(user, tier);
        if (!_calls.TryGetValue(budget, out var calls))
        {
            _calls[budget] = calls = new Queue<DateTimeOffset>();
        }

        while (calls.TryPeek(out var oldest) && oldest + limits.Window <= tenant.Now)
        {
            calls.Dequeue();
        }

        if (calls.Count < LimitOf(limits, tier))
        {
            calls.Enqueue(tenant.Now);
            return null;
        }

        tenant.CountThrottled();
        var free = calls.TryPeek(out var first) ? first + limits.Window : tenant.Now + limits.Window;
        return Math.Max(1, (int)Math.Ceiling((free - tenant.Now).TotalSeconds));
    }

    private static int LimitOf(RateLimits limits, Tier tier) =>
        tier switch
        {
            Tier.Reads => limits.Reads,
            Tier.Audits => limits.Audits,
            Tier.Reloads => limits.Reloads,
            _ => limits.Writes,
        };

    private sealed record Budget(string User, Tier Tier);
}
