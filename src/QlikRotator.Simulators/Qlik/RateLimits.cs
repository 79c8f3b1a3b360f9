namespace QlikRotator.Simulators.Qlik;

/// <summary>
/// Calls that one user may make in one tier within a rolling window. "1000 a minute over a rolling five minutes" is read as
/// 5,000 in five minutes.
/// </summary>
public sealed class RateLimits
{
    /// <summary>Tier 1: reads.</summary>
    public int Reads { get; set; } = 5000;

    /// <summary>Tier 2: creates, updates, deletes, every action and the token endpoint.</summary>
    public int Writes { get; set; } = 500;

    /// <summary>Audit queries.</summary>
    public int Audits { get; set; } = 5000;

    /// <summary>App reloads, 50 a minute.</summary>
    public int Reloads { get; set; } = 250;

    /// <summary>The rolling window.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);
}
