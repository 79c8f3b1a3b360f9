namespace QlikRotator.Core.Registry;

/// <summary>What Key Vault tells about a version besides its value.</summary>
public sealed record SecretVersionInfo(
    SecretVersionReference Reference,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset CreatedOn,
    DateTimeOffset? ExpiresOn,
    bool Enabled,
    string? ContentType
);
