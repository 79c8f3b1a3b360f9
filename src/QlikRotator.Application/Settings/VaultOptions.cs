namespace QlikRotator.Application.Settings;

public sealed class VaultOptions
{
    /// <summary>Address of the vault, https only.</summary>
    public Uri? Uri { get; init; }

    /// <summary>What the tags in this vault may say.</summary>
    public VaultAllowOptions Allow { get; init; } = new();

    /// <summary>SHA-256 thumbprint of the certificate to trust; accepted for loopback addresses only.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>A fixed bearer token in place of Entra ID; accepted for loopback addresses only.</summary>
    public string? LoopbackToken { get; init; }
}
