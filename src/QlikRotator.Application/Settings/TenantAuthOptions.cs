namespace QlikRotator.Application.Settings;

/// <summary>How the rotator signs in to a tenant.</summary>
public sealed class TenantAuthOptions
{
    public const string ClientSecret = "client-secret";
    public const string PrivateKeyJwt = "private-key-jwt";

    /// <summary><see cref="ClientSecret"/> or <see cref="PrivateKeyJwt"/>.</summary>
    public string Kind { get; init; } = "";

    public string ClientId { get; init; } = "";

    /// <summary>With <see cref="PrivateKeyJwt"/>: address of the signing key, <c>https://{vault}/keys/{name}[/{version}]</c>. The key never leaves the vault.</summary>
    public Uri? KeyId { get; init; }

    /// <summary>With <see cref="ClientSecret"/>: name of the vault secret that holds it.</summary>
    public string? Secret { get; init; }

    public string? Scope { get; init; }
}
