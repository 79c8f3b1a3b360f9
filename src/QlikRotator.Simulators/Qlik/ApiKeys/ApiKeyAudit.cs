namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>What an audit event tells of a key.</summary>
internal sealed record ApiKeyAudit(string Id, string Description, string Sub, string SubType, DateTimeOffset Expiry)
{
    /// <summary><c>deleted</c> by the owner or <c>revoked</c> by an administrator; only in a deletion.</summary>
    public string? Status { get; init; }

    public static ApiKeyAudit Of(ApiKey key) => new(key.Id, key.Description, key.Sub, "user", key.Expiry);
}
