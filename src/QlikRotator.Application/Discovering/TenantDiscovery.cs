using System.Text.Json.Serialization;
using QlikRotator.Core;

namespace QlikRotator.Application.Discovering;

/// <summary>One tenant, with everything in it judged.</summary>
/// <param name="Encryption">Who holds the tenant's encryption key; null where it could not be read. Never touched.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record TenantDiscovery(
    string Tenant,
    IReadOnlyList<DiscoveredResource> Found,
    EncryptionFound? Encryption,
    IReadOnlyList<Reason> Problems
)
{
    /// <summary>Whether it is no tenant but an organization, which has OAuth clients only.</summary>
    public bool IsOrganization { get; init; }

    /// <inheritdoc cref="TenantContents.LacksApiKeys"/>
    [JsonIgnore]
    public bool LacksApiKeys { get; init; }

    /// <summary>API keys in use of those allowed; null where the tenant does not show what it allows.</summary>
    public ApiKeyQuota? ApiKeys { get; init; }

    /// <param name="ownClient">The OAuth client that the rotator signs in with.</param>
    public static TenantDiscovery Of(TenantContents contents, ManagedResources managed, string? ownClient) =>
        new(
            contents.Tenant,
            [
                .. Credentials(contents, managed, ownClient),
                .. Places(contents).Select(place => managed.JudgePlace(place, contents.Tenant)),
            ],
            contents.Encryption,
            Together(contents.Problems)
        )
        {
            ApiKeys = ApiKeyQuota.Of(contents),
            IsOrganization = contents.IsOrganization,
            LacksApiKeys = contents.LacksApiKeys,
        };

    /// <summary>What keeps several areas from being read, a sign-in that fails for one, is said once.</summary>
    private static IReadOnlyList<Reason> Together(IReadOnlyList<Reason> problems) =>
        [
            .. problems
                .Select(problem => (problem.Code, Parts: problem.Message.Split(": ", 2)))
                .GroupBy(one => (one.Code, Why: one.Parts[^1]))
                .Select(same => new Reason(
                    same.Key.Code,
                    same.First().Parts.Length == 1
                        ? same.Key.Why
                        : $"{string.Join(", ", same.Select(one => one.Parts[0]))}: {same.Key.Why}"
                )),
        ];

    private static IEnumerable<DiscoveredResource> Credentials(
        TenantContents contents,
        ManagedResources managed,
        string? ownClient
    ) =>
        [
            .. contents.OAuthClients.SelectMany(client =>
                client.Secrets.Select(one => managed.Judge(Thing(client, one, ownClient), contents.Tenant, client.Id, one.Hint))
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

    private static DiscoveredResource Thing(OAuthClientFound client, ClientSecretFound one, string? ownClient) =>
        Place("oauth-client-secret", client.Id, client.Name, one.CreatedBy) with
        {
            Credential = one.Hint,
            State = client.Id == ownClient ? DiscoveryState.Own : DiscoveryState.Unmanaged,
            CreatedAt = one.CreatedAt,
            CreatedByType = client.CreatedByType,
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
