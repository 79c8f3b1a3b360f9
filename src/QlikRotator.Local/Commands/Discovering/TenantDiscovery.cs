using QlikRotator.Core;
using QlikRotator.Qlik.Discovery;

namespace QlikRotator.Local.Commands.Discovering;

/// <summary>One tenant, with everything in it judged.</summary>
/// <param name="Encryption">Who holds the tenant's encryption key; null where it could not be read. Never touched.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record TenantDiscovery(
    string Tenant,
    IReadOnlyList<DiscoveredResource> Found,
    EncryptionFound? Encryption,
    IReadOnlyList<Reason> Problems
)
{
    public static TenantDiscovery Of(TenantContents contents, ManagedResources managed) =>
        new(
            contents.Tenant,
            [.. Credentials(contents, managed), .. Places(contents).Select(place => managed.JudgePlace(place, contents.Tenant))],
            contents.Encryption,
            contents.Problems
        );

    private static IEnumerable<DiscoveredResource> Credentials(TenantContents contents, ManagedResources managed) =>
        [
            .. contents.OAuthClients.SelectMany(client =>
                client.Secrets.Select(one => managed.Judge(Thing(client, one), contents.Tenant, client.Id, one.Hint))
            ),
            .. contents.ApiKeys.Select(one => managed.Judge(Thing(one), contents.Tenant, one.Owner, one.Id)),
            .. contents.Automations.Select(one => managed.Judge(Thing(one), contents.Tenant, resource: null, one.Id)),
        ];

    private static IEnumerable<DiscoveredResource> Places(TenantContents contents) =>
        [
            .. contents.DataConnections.Select(one =>
                Place("data-connection", one.Id, one.Name, one.Owner) with
                {
                    CreatedAt = one.UpdatedAt,
                }
            ),
            .. contents.AutomationConnections.Select(one => Place("automation-connection", one.Id, one.Name, one.Owner)),
            .. contents.Email is { HasSecret: true } mail
                ? [Place("tenant-email", mail.Provider, "tenant mail", owner: null) with { CreatedAt = mail.ChangedAt }]
                : Array.Empty<DiscoveredResource>(),
        ];

    private static DiscoveredResource Thing(OAuthClientFound client, ClientSecretFound one) =>
        Place("oauth-client-secret", client.Id, client.Name, one.CreatedBy) with
        {
            Credential = one.Hint,
            CreatedAt = one.CreatedAt,
        };

    private static DiscoveredResource Thing(ApiKeyFound key) =>
        Place("api-key", key.Id, key.Description, key.Owner) with
        {
            CreatedAt = key.CreatedAt,
            ExpiresAt = key.ExpiresAt,
        };

    private static DiscoveredResource Thing(AutomationFound one) =>
        Place("execution-token", one.Id, one.Name, one.Owner) with
        {
            CreatedAt = one.CreatedAt,
        };

    private static DiscoveredResource Place(string kind, string id, string? name, string? owner) =>
        new(kind, id, name, null, owner, null, null, DiscoveryState.Unmanaged, null);
}
