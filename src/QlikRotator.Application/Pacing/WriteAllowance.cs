namespace QlikRotator.Application.Pacing;

/// <summary>What one user may still write at a tenant in the minute ahead, by what has been given out to all processes.</summary>
/// <param name="User">Empty for the rotator's own user.</param>
/// <param name="GivenUntil">Up to when (UTC) writes have been given out; null where nothing waits.</param>
public sealed record WriteAllowance(string User, int PerMinute, int Left, DateTimeOffset? GivenUntil)
{
    internal static WriteAllowance Of(string user, int perMinute, DateTimeOffset givenUntil, DateTimeOffset now)
    {
        var ahead = Math.Clamp((givenUntil - now) / TimeSpan.FromMinutes(1), 0, 1);
        return new(user, perMinute, perMinute - (int)Math.Ceiling(ahead * perMinute), givenUntil > now ? givenUntil : null);
    }
}
