namespace QlikRotator.Application.Settings;

public sealed class TenantOptions
{
    /// <summary>The tenant's host name, as in the tag <c>qlik-tenant</c>.</summary>
    public string Host { get; init; } = "";

    /// <summary>What secrets of this tenant may say in their tags, besides what their vault allows.</summary>
    public TenantAllowOptions Allow { get; init; } = new();

    public TenantAuthOptions Auth { get; init; } = new();

    /// <summary>Where to send requests instead of <c>https://{Host}</c>; accepted for loopback addresses only.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Calls per minute of one user that change something, at most; Qlik's own limit is 100 (tier 2).</summary>
    public int WritesPerMinute { get; init; } = 96;

    /// <summary>Base path of the automations API; Qlik moved it once already.</summary>
    public string AutomationsPath { get; init; } = "/api/workflows/automations";

    /// <summary>Base path of the addresses that trigger automations; no newer one is published.</summary>
    public string AutomationTriggerPath { get; init; } = "/api/v1/automations";

    public string AutomationConnectionsPath { get; init; } = "/api/workflows/automation-connections";

    public string DataConnectionsPath { get; init; } = "/api/v1/data-connections";

    /// <summary>
    /// By the tag <c>qlik-id</c> of an execution token: a JSON payload that does no harm. Where there is one, a new token is proved by
    /// a real run.
    /// </summary>
    public IDictionary<string, string> TriggerPayloads { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>By data connection id: a small app whose reload uses the connection. Where there is one, its reload is the proof.</summary>
    public IDictionary<string, string> CanaryApps { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

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
