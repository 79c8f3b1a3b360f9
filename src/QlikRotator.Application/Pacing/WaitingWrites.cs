namespace QlikRotator.Application.Pacing;

/// <summary>A user at a tenant for whom writes wait.</summary>
/// <param name="GivenUntil">Up to when (UTC) writes have been given out.</param>
public sealed record WaitingWrites(string Tenant, string User, DateTimeOffset GivenUntil);
