namespace QlikRotator.Simulators.Qlik;

/// <summary>Switches for points that no public source settles. Defaults are the behaviour that asks most of a rotator.</summary>
public sealed class QlikBehaviour
{
    public ApiKeyBehaviour ApiKeys { get; } = new();

    public AutomationBehaviour Automations { get; } = new();

    public AutomationConnectionBehaviour AutomationConnections { get; } = new();

    public DataConnectionBehaviour DataConnections { get; } = new();

    public EmailBehaviour Email { get; } = new();

    /// <summary>How <c>/users/me</c> and <c>/tenants/me</c> answer; specified as redirects, seen as direct answers too.</summary>
    public MeAnswer Me { get; set; } = MeAnswer.AbsoluteRedirect;

    /// <summary>UNVERIFIED: the scope with which an organization lets its OAuth clients be managed; null where any will do.</summary>
    public string? OrganizationScope { get; set; }

    /// <summary>UNVERIFIED: whether an organization shows a client how its OAuth clients sign in, as a tenant shows its administrators.</summary>
    public bool OrganizationShowsSecrets { get; set; } = true;

    /// <summary>UNVERIFIED: whether a client's last secret can be deleted.</summary>
    public bool LastSecretMayBeDeleted { get; set; } = true;

    /// <summary>UNVERIFIED: whether access tokens live on after the secret that bought them is deleted.</summary>
    public bool TokensOutliveSecret { get; set; } = true;

    /// <summary>Whether new secrets carry <c>createdAt</c> and <c>createdBy</c>; the contract makes both optional.</summary>
    public bool SecretsTellCreation { get; set; } = true;

    /// <summary>Whether hints contain a character that breaks an unencoded path.</summary>
    public bool HintsNeedEncoding { get; set; }

    /// <summary>Live access tokens per client before the token endpoint answers 403; the real number is UNVERIFIED.</summary>
    public int TokensPerClient { get; set; } = 1000;

    /// <summary>How long an access token lives.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Whether the token answer carries <c>expires_in</c>, which prose shows and the specification omits.</summary>
    public bool TokensTellExpiresIn { get; set; } = true;

    /// <summary>UNVERIFIED: a credential created over HTTP is refused with 401 until this long after its creation.</summary>
    public TimeSpan NewCredentialDelay { get; set; }

    /// <summary>UNVERIFIED: a client secret or API key deleted over HTTP is still accepted this long.</summary>
    public TimeSpan DeletedCredentialDelay { get; set; }

    /// <summary>UNVERIFIED: a credential created over HTTP is refused with 401 this many times first.</summary>
    public int NewCredentialRefusals { get; set; }
}
