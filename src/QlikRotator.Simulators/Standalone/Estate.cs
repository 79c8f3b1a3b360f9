using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Standalone;

/// <summary>
/// A small estate: two tenants with a client for a rotator each, and one managed secret of each source with its slots; two tenants of a region,
/// which one client of the region signs in to, and an organization with a rotator's client and two others.
/// </summary>
internal static class Estate
{
    public const string Acme = "acme.eu.qlikcloud.com";
    public const string Globex = "globex.us.qlikcloud.com";
    public const string Initech = "initech.eu.qlikcloud.com";
    public const string Hooli = "hooli.eu.qlikcloud.com";
    public const string Organization = "console.qlikcloud.com";

    /// <summary>What the Cloud Console gives a client: the one scope that is published.</summary>
    private static readonly string[] ConsoleScopes = ["cloud-console.tenants:read"];

    private const string RotatorName = "rotator";
    private const string Space = "shared-space";
    private const string Header = "/connectionProperties/queryHeaders/0/value";

    public static IReadOnlyList<EstateLine> Seed(QlikSimulator qlik, SimulatedVault vault)
    {
        var acme = qlik.Tenant(Acme);
        var globex = qlik.Tenant(Globex);
        var anna = acme.AddUser(new NewUser("auth0|anna") { Name = "Anna", Email = "anna@contoso.example" });
        var berta = globex.AddUser(new NewUser("auth0|berta") { Name = "Berta", Email = "berta@contoso.example" });
        return
        [
            .. Rotator(acme, vault, "acme-rotator-client"),
            .. Rotator(globex, vault, "globex-rotator-client"),
            .. Client(acme, vault, "reporting"),
            .. ApiKey(acme, globex, vault, anna, berta),
            .. Automation(acme, vault, anna),
            .. Password(acme, vault, anna),
            .. Mail(acme, vault),
            .. Region(qlik, vault),
            .. OfOrganization(qlik.Tenant(Organization), vault),
        ];
    }

    /// <summary>Client id of the rotator in a tenant; its secret is in the vault, not managed.</summary>
    public static string RotatorOf(QlikSimulator qlik, string host) =>
        qlik.Tenant(host).Clients.All.Single(client => client.Name == RotatorName).Id;

    /// <summary>Client id of the region's client; its secret is in the vault, not managed, as no API renews it.</summary>
    public static string RegionClientOf(QlikSimulator qlik) =>
        qlik.Tenant(Initech).Clients.All.Single(client => client.OfRegion).Id;

    private static IEnumerable<EstateLine> Region(QlikSimulator qlik, SimulatedVault vault)
    {
        var region = qlik.AddRegionClient(Initech, Hooli);
        vault.SetSecret("eu-region-client", region.Secret);
        return
        [
            new EstateLine($"oauth-client *.eu.qlikcloud.com region {region.ClientId} hint {region.Hint}", region.Secret),
            .. Client(qlik.Tenant(Initech), vault, "initech"),
            .. Client(qlik.Tenant(Hooli), vault, "hooli"),
        ];
    }

    private static IEnumerable<EstateLine> OfOrganization(QlikTenant organization, SimulatedVault vault) =>
        [
            .. Rotator(organization, vault, "organization-rotator-client"),
            .. Client(organization, vault, "tenant-list"),
            .. Client(organization, vault, "provisioning"),
        ];

    private static IEnumerable<EstateLine> Rotator(QlikTenant tenant, SimulatedVault vault, string secretName)
    {
        var client = tenant.AddOAuthClient(
            tenant.IsOrganization
                ? new NewOAuthClient { Name = RotatorName, Scopes = ConsoleScopes }
                : new NewOAuthClient
                {
                    Name = RotatorName,
                    GrantTypes = ["client_credentials", "urn:qlik:oauth:user-impersonation"],
                    Scopes = ["admin_classic", "user_default", "automations", "automations.private", "automations.shared"],
                }
        );
        vault.SetSecret(secretName, client.Secret);
        yield return new EstateLine($"oauth-client {tenant.Host} rotator {client.ClientId} hint {client.Hint}", client.Secret);
    }

    private static IEnumerable<EstateLine> Client(QlikTenant tenant, SimulatedVault vault, string name)
    {
        var seed = new NewOAuthClient { Name = name };
        var client = tenant.AddOAuthClient(tenant.IsOrganization ? seed with { Scopes = ConsoleScopes } : seed);
        var tags = Tags("oauth-client-secret", client.ClientId, client.Hint, tenant.Host);
        vault.SetSecret($"{name}-client", client.Secret, tags, InDays(20));
        yield return new EstateLine($"oauth-client {tenant.Host} {name} {client.ClientId} hint {client.Hint}", client.Secret);
    }

    private static IEnumerable<EstateLine> ApiKey(
        QlikTenant acme,
        QlikTenant globex,
        SimulatedVault vault,
        string anna,
        string berta
    )
    {
        acme.SetApiKeyLimits(5, "P365D");
        var key = acme.AddApiKey(new NewApiKey(anna) { Description = "monitoring apps" });
        var connection = globex.AddDataConnection(
            NewDataConnection.Rest(berta, $"https://{Acme}/api/v1/items", $"Bearer {key.Token}") with
            {
                Name = "monitoring",
                SpaceId = Space,
                Accepts = header => acme.AcceptsApiKey(header.Replace("Bearer ", "", StringComparison.Ordinal)),
            }
        );
        var app = globex.AddApp(berta, connection);
        var tags = Tags("api-key", anna, key.Id);
        tags["qlik-slot-1"] = $"data-connection:{connection}@{Globex}#{Header}?format=Bearer {{0}}";
        vault.SetSecret("monitoring-api-key", key.Token, tags, InDays(20));
        yield return new EstateLine($"api-key {Acme} {key.Id} owner {anna}", key.Token);
        yield return new EstateLine($"data-connection {Globex} {connection} app {app}");
    }

    private static IEnumerable<EstateLine> Automation(QlikTenant acme, SimulatedVault vault, string anna)
    {
        var automation = acme.AddAutomation(
            new NewAutomation(anna)
            {
                Name = "nightly",
                SpaceId = Space,
                MaxConcurrentRuns = 2,
            }
        );
        var url = $"https://{Acme}/api/v1/automations/{automation.Id}/actions/execute";
        var value =
            $$"""{"automationId":"{{automation.Id}}","executionToken":"{{automation.ExecutionToken}}","triggerUrl":"{{url}}"}""";
        vault.SetSecret(
            "nightly-trigger",
            value,
            Tags("execution-token", automation.Id, automation.Id),
            InDays(20),
            "application/json"
        );
        yield return new EstateLine($"automation {Acme} {automation.Id} owner {anna}", automation.ExecutionToken);
    }

    private static IEnumerable<EstateLine> Password(QlikTenant acme, SimulatedVault vault, string anna)
    {
        const string value = "crm-password-of-the-estate";
        var connection = acme.AddAutomationConnection(
            new NewAutomationConnection(anna)
            {
                Name = "crm",
                Params =
                [
                    new NewConnectionParam("username", "crm") { Secret = false },
                    new NewConnectionParam("password", value),
                ],
                Accepts = values => values["password"].Length > 0,
            }
        );
        var tags = Tags("external", id: null, credential: null);
        tags["qlik-slot-1"] = $"automation-connection:{connection}#/password";
        vault.SetSecret("crm-password", value, tags);
        yield return new EstateLine($"automation-connection {Acme} {connection} owner {anna}", value);
    }

    private static IEnumerable<EstateLine> Mail(QlikTenant acme, SimulatedVault vault)
    {
        const string value = "mail-password-of-the-estate";
        acme.SetEmailConfig(new NewEmailConfig(value));
        acme.AddKeyProvider(
            "arn:aws:kms:eu-west-1:123456789012:key/mrk-0123456789abcdef0123456789abcdef",
            "customer key",
            current: true
        );
        var tags = Tags("external", id: null, credential: null);
        tags["qlik-slot-1"] = "tenant-email:BasicAuth";
        vault.SetSecret("mail-password", value, tags);
        yield return new EstateLine($"tenant-email {Acme} BasicAuth", value);
    }

    private static Dictionary<string, string> Tags(string source, string? id, string? credential, string host = Acme)
    {
        var tags = new Dictionary<string, string> { ["qlik-source"] = source, ["qlik-tenant"] = host };
        if (id is not null && credential is not null)
        {
            tags["qlik-id"] = id;
            tags["qlik-credential"] = credential;
        }

        return tags;
    }

    private static DateTimeOffset InDays(int days) => TimeProvider.System.GetUtcNow().AddDays(days);
}
