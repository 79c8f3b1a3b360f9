using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Demo;

/// <summary>
/// What is above single tenants: a client of a region, which signs in to two tenants that have none of the rotator's own, and an organization with
/// OAuth clients.
/// </summary>
internal sealed record DemoTiers(string RegionClient, string OrganizationClient)
{
    public const string Initech = "initech.eu.qlikcloud.com";
    public const string Hooli = "hooli.eu.qlikcloud.com";
    public const string Organization = "console.qlikcloud.com";

    private const string RegionSecret = "eu-region-client";
    private const string OrganizationSecret = "organization-rotator-client";

    /// <summary>What the Cloud Console gives: the one scope that is published.</summary>
    private static readonly NewOAuthClient OfOrganization = new() { Scopes = ["cloud-console.tenants:read"] };

    public static DemoTiers Seed(DemoEstate estate)
    {
        var region = estate.Qlik.AddRegionClient(Initech, Hooli);
        estate.Vault.Vault.SetSecret(RegionSecret, region.Secret);
        var rotator = estate.Qlik.Tenant(Organization).AddOAuthClient(OfOrganization with { Name = "rotator" });
        estate.Vault.Vault.SetSecret(OrganizationSecret, rotator.Secret);
        return new DemoTiers(region.ClientId, rotator.ClientId);
    }

    /// <summary>A tenant's client, whose secret the region's client rotates, and two of the organization.</summary>
    public static IReadOnlyList<DemoSubject> SeedSecrets(DemoEstate estate) =>
        [
            estate.Seed("initech-client", Initech, "default"),
            estate.Seed("tenant-list-client", Organization, "default", OfOrganization),
            estate.Seed("provisioning-client", Organization, "critical", OfOrganization),
        ];

    public Dictionary<string, string?> Settings(Uri qlik) =>
        new(StringComparer.Ordinal)
        {
            ["Rotator:Tenants:2:Kind"] = "organization",
            ["Rotator:Tenants:2:Host"] = Organization,
            ["Rotator:Tenants:2:BaseAddress"] = qlik.AbsoluteUri,
            ["Rotator:Tenants:2:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:2:Auth:ClientId"] = OrganizationClient,
            ["Rotator:Tenants:2:Auth:Secret"] = OrganizationSecret,
            ["Rotator:RegionClients:0:Pattern"] = "*.eu.qlikcloud.com",
            ["Rotator:RegionClients:0:Hosts:0"] = Initech,
            ["Rotator:RegionClients:0:Hosts:1"] = Hooli,
            ["Rotator:RegionClients:0:BaseAddress"] = qlik.AbsoluteUri,
            ["Rotator:RegionClients:0:Auth:Kind"] = "client-secret",
            ["Rotator:RegionClients:0:Auth:ClientId"] = RegionClient,
            ["Rotator:RegionClients:0:Auth:Secret"] = RegionSecret,
        };
}
