using QlikRotator.Application.Discovering;
using QlikRotator.Core;
using QlikRotator.Qlik.ApiKeys;
using QlikRotator.Qlik.AutomationConnections;
using QlikRotator.Qlik.Automations;
using QlikRotator.Qlik.DataConnections;
using QlikRotator.Qlik.Encryption;
using QlikRotator.Qlik.OAuthClients;
using QlikRotator.Qlik.TenantEmail;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.Discovery;

internal sealed class TenantReader(IQlikTenants tenants) : ITenantReader
{
    private const string Clients = "OAuth clients";

    public IReadOnlyList<string> Tenants => tenants.Hosts;

    public async Task<TenantContents> ReadAsync(string tenant, CancellationToken ct)
    {
        var found = tenants.FindAny(tenant);
        return !found.TryGet(out var known, out var problem) ? Nothing(tenant, problem)
            : known.IsOrganization ? await ReadOrganizationAsync(known, new AreaReader(), ct)
            : await ReadAsync(known, new AreaReader(), ct);
    }

    /// <summary>All that an organization has.</summary>
    private static async Task<TenantContents> ReadOrganizationAsync(
        QlikTenant organization,
        AreaReader areas,
        CancellationToken ct
    )
    {
        var clients = await ReadClientsAsync(organization, areas, ct);
        return Nothing(organization.Host, [.. areas.Problems]) with { OAuthClients = clients, IsOrganization = true };
    }

    private static async Task<IReadOnlyList<OAuthClientFound>> ReadClientsAsync(
        QlikTenant tenant,
        AreaReader areas,
        CancellationToken ct
    )
    {
        var clients = await areas.ListAsync(Clients, () => new OAuthClientApi(tenant).ListAsync(ct));
        if (OAuthClientRules.WhyHidden(clients, tenant.IsOrganization) is { } hidden)
        {
            areas.Note(Clients, hidden);
        }

        return [.. clients.Where(one => one.ClientId is not null).Select(FoundResources.Of)];
    }

    private static TenantContents Nothing(string tenant, params IReadOnlyList<Reason> problems) =>
        new(tenant, [], [], [], [], [], null, null, problems);

    private static async Task<TenantContents> ReadAsync(QlikTenant tenant, AreaReader areas, CancellationToken ct)
    {
        var clients = await ReadClientsAsync(tenant, areas, ct);
        var before = areas.Problems.Count;
        var keys = await areas.ListAsync("API keys", () => ApiKey.ListAllAsync(tenant.AsRotator, ct));
        var lacksKeys = areas.Problems.Count > before;
        var automations = await areas.ListAsync("Automations", () => new AutomationApi(tenant).ListTriggeredAsync(ct));
        var data = await areas.ListAsync("Data connections", () => DataConnection.ListAsync(tenant, ct));
        var connections = await areas.ListAsync(
            "Automation connections",
            () => new AutomationConnectionApi(tenant).ListAsync(ct)
        );
        var email = await areas.OneAsync("Tenant email", () => EmailConfig.ReadAsync(tenant.AsRotator, ct));
        var encryption = await ReadEncryptionAsync(tenant, areas, ct);
        return new TenantContents(
            tenant.Host,
            clients,
            [.. keys.Where(one => one.Id is not null).Select(FoundResources.Of)],
            [.. automations.Where(one => one.Id is not null).Select(FoundResources.Of)],
            [.. data.Where(one => one.Id is not null).Select(FoundResources.Of)],
            [.. connections.Where(one => one.Id is not null).Select(FoundResources.Of)],
            email is null ? null : FoundResources.Of(email),
            encryption,
            areas.Problems
        )
        {
            LacksApiKeys = lacksKeys,
            MostKeysPerUser = keys.Count > 0 ? await MostKeysAsync(tenant, ct) : null,
        };
    }

    /// <summary>Whoever may list keys need not be allowed to see the limits: then nothing is said of them.</summary>
    private static async Task<int?> MostKeysAsync(QlikTenant tenant, CancellationToken ct) =>
        await tenant.SelfAsync(ct) is { TenantId: { } id }
            ? (await ApiKeyLimits.ReadAsync(tenant.AsRotator, id, ct)).Value?.MostPerUser
            : null;

    private static async Task<EncryptionFound?> ReadEncryptionAsync(QlikTenant tenant, AreaReader areas, CancellationToken ct)
    {
        var keys = await areas.OneAsync("Encryption", () => EncryptionReader.ReadKeysAsync(tenant.AsRotator, ct));
        if (keys is null)
        {
            return null;
        }

        var migration = await EncryptionReader.ReadMigrationAsync(tenant.AsRotator, ct);
        return FoundResources.Of(keys, migration.Value);
    }
}
