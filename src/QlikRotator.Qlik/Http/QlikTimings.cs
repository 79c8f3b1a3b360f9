namespace QlikRotator.Qlik.Http;

/// <param name="Timeout">How long one request may take.</param>
/// <param name="FirstRetry">How long to wait before a read is sent again; doubled each time, with jitter.</param>
/// <param name="Poll">How often something that takes its time at the tenant is looked at.</param>
/// <param name="Settle">How long a write without an answer may still be under way at the tenant.</param>
internal sealed record QlikTimings(TimeSpan Timeout, TimeSpan FirstRetry, TimeSpan Settle, TimeSpan Poll)
{
    /// <summary>How often a read is sent again before the step gives the moment up.</summary>
    public const int Retries = 3;

    /// <summary>A tenant that asks for a longer wait than this gets it as a durable one.</summary>
    public static readonly TimeSpan LongestWaitInProcess = TimeSpan.FromSeconds(3);

    /// <summary>After a 429 that does not say how long.</summary>
    public static readonly TimeSpan WaitAfterThrottling = TimeSpan.FromMinutes(1);

    public static QlikTimings Default { get; } =
        new(TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
}
