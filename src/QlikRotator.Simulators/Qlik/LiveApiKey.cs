namespace QlikRotator.Simulators.Qlik;

/// <summary>An API key as it is now, without its token.</summary>
public sealed record LiveApiKey(string Id, string UserId, string Description, string Status, DateTimeOffset Expiry);
