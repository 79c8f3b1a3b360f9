namespace QlikRotator.Application.Settings;

/// <summary>What is set for a tenant, and the same way for all tenants of a region at once.</summary>
public abstract class TenantSettings
{
    /// <summary>What secrets of this tenant may say in their tags, besides what their vault allows.</summary>
    public TenantAllowOptions Allow { get; init; } = new();

    public TenantAuthOptions Auth { get; init; } = new();

    /// <summary>Where to send requests instead of <c>https://{Host}</c>; accepted for loopback addresses only.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Calls per minute of one user that change something, at most; Qlik's own limit is 100 (tier 2).</summary>
    public int WritesPerMinute { get; init; } = 96;

    /// <summary>Base path of the OAuth clients API; left out it is that of the kind of tenant.</summary>
    public string? OAuthClientsPath { get; init; }

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
