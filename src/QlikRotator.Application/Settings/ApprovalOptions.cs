namespace QlikRotator.Application.Settings;

public sealed class ApprovalOptions
{
    /// <summary>The address people reach the pages at; links in messages start with it.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>True only where the platform signs people in and sets the principal header itself; otherwise that header is ignored.</summary>
    public bool TrustPlatformSignIn { get; set; }

    /// <summary>Name of the vault secret that signs callbacks of chat flows (HMAC-SHA256): at least 32 bytes, for this purpose alone.</summary>
    public string? CallbackSecret { get; init; }
}
