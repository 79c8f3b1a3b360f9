using QlikRotator.Core;
using QlikRotator.Qlik.Inventory;

namespace QlikRotator.Local.Commands.Discovering;

/// <summary>One tenant, with everything in it judged.</summary>
/// <param name="Encryption">Who holds the tenant's encryption key; null where it could not be read. Never touched.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record TenantDiscovery(
    string Tenant,
    IReadOnlyList<DiscoveredThing> Found,
    EncryptionFound? Encryption,
    IReadOnlyList<Reason> Problems
)
{
    public static TenantDiscovery Of(TenantInventory inventory, ManagedThings managed) =>
        new(
            inventory.Tenant,
            [
                .. Credentials(inventory, managed),
                .. Places(inventory).Select(place => managed.JudgePlace(place, inventory.Tenant)),
            ],
            inventory.Encryption,
            inventory.Problems
        );

    private static IEnumerable<DiscoveredThing> Credentials(TenantInventory inventory, ManagedThings managed) =>
        [
            .. inventory.OAuthClients.SelectMany(client =>
                client.Secrets.Select(one =>
                    managed.Judge(Thing(client, one), inventory.Tenant, client.Id, one.Hint, made: false)
                )
            ),
            .. inventory.ApiKeys.Select(one =>
                managed.Judge(Thing(one), inventory.Tenant, one.Owner, one.Id, made: one.RotationId is not null)
            ),
            .. inventory.Automations.Select(one =>
                managed.Judge(Thing(one), inventory.Tenant, resource: null, one.Id, made: one.RotationId is not null)
            ),
        ];

    private static IEnumerable<DiscoveredThing> Places(TenantInventory inventory) =>
        [
            .. inventory.DataConnections.Select(one =>
                Place("data-connection", one.Id, one.Name, one.Owner) with
                {
                    CreatedAt = one.UpdatedAt,
                }
            ),
            .. inventory.AutomationConnections.Select(one => Place("automation-connection", one.Id, one.Name, one.Owner)),
            .. inventory.Email is { HasSecret: true } mail
                ? [Place("tenant-email", mail.Provider, "tenant mail", owner: null) with { CreatedAt = mail.ChangedAt }]
                : Array.Empty<DiscoveredThing>(),
        ];

    private static DiscoveredThing Thing(OAuthClientFound client, ClientSecretFound one) =>
        Place("oauth-client-secret", client.Id, client.Name, one.CreatedBy) with
        {
            Credential = one.Hint,
            CreatedAt = one.CreatedAt,
        };

    private static DiscoveredThing Thing(ApiKeyFound key) =>
        Place("api-key", key.Id, key.Description, key.Owner) with
        {
            CreatedAt = key.CreatedAt,
            ExpiresAt = key.ExpiresAt,
        };

    private static DiscoveredThing Thing(AutomationFound one) =>
        Place("execution-token", one.Id, one.Name, one.Owner) with
        {
            CreatedAt = one.CreatedAt,
        };

    private static DiscoveredThing Place(string kind, string id, string? name, string? owner) =>
        new(kind, id, name, null, owner, null, null, DiscoveryState.Unmanaged, null);
}
