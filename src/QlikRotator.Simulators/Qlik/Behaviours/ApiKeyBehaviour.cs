namespace QlikRotator.Simulators.Qlik;

/// <summary>Switches for API keys.</summary>
public sealed class ApiKeyBehaviour
{
    /// <summary>Whether a 201 carries a key that is expired from the start, as Qlik's own automation guards against.</summary>
    public bool NewKeysAreExpired { get; set; }

    /// <summary>UNVERIFIED: 400 or 403 for too many keys and for too long an expiry.</summary>
    public int LimitStatus { get; set; } = StatusCodes.Status403Forbidden;

    /// <summary>UNVERIFIED, assumed no: whether an administrator can make a key for another user.</summary>
    public bool AdminMayCreateForOthers { get; set; }

    /// <summary>UNVERIFIED, assumed no: whether an impersonation token with <c>user_default</c> may manage keys.</summary>
    public bool ImpersonationMayManage { get; set; }

    /// <summary>Strongly indicated: the token's <c>jti</c> is the key's id.</summary>
    public bool TokenTellsKeyId { get; set; } = true;

    /// <summary>UNVERIFIED: ids that lists leave out although their key is alive, as a list that is behind or cut short does.</summary>
    public ISet<string> Unlisted { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>UNVERIFIED: whether each use writes <c>com.qlik.api-key.validated</c> to the audits.</summary>
    public bool UseIsAudited { get; set; }
}
