namespace QlikRotator.Core.Rotation;

/// <summary>
/// When a new value is proved while it soaks: what is wrong with one mostly shows at once, so early and often, then at the policy's
/// interval; once the soak is over and only a date is waited for, once a day. Pure.
/// </summary>
internal static class ProofTimes
{
    private static readonly TimeSpan[] Early = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    public static DateTimeOffset Next(DateTimeOffset soakBegan, DateTimeOffset now, TimeSpan interval, TimeSpan soak)
    {
        var regular = now + (now - soakBegan >= soak && interval < Daily ? Daily : interval);
        var early = Early.Select(after => soakBegan + after).FirstOrDefault(at => at > now);
        return early != default && early < regular ? early : regular;
    }
}
