using QlikRotator.Core;

namespace QlikRotator.Application.Discovering;

/// <summary>Everything secret-bearing that a tenant lists, by reference. No value is in it.</summary>
/// <param name="Problems">What could not be read, one reason per area; the rest is complete without it.</param>
public sealed record TenantContents(
    string Tenant,
    IReadOnlyList<OAuthClientFound> OAuthClients,
    IReadOnlyList<ApiKeyFound> ApiKeys,
    IReadOnlyList<AutomationFound> Automations,
    IReadOnlyList<DataConnectionFound> DataConnections,
    IReadOnlyList<AutomationConnectionFound> AutomationConnections,
    EmailFound? Email,
    EncryptionFound? Encryption,
    IReadOnlyList<Reason> Problems
)
{
    /// <summary>Whether it is no tenant but an organization, which has OAuth clients only.</summary>
    public bool IsOrganization { get; init; }

    /// <summary>Whether its API keys are among what could not be read.</summary>
    public bool LacksApiKeys { get; init; }

    /// <summary>How many API keys each user may have; null where the tenant does not show it.</summary>
    public int? MostKeysPerUser { get; init; }
}

/// <param name="Published">Shared with other tenants: one rotation affects them all.</param>
public sealed record OAuthClientFound(
    string Id,
    string? Name,
    string? AppType,
    bool Disabled,
    bool Published,
    bool MachineToMachine,
    IReadOnlyList<ClientSecretFound> Secrets
)
{
    /// <summary>What kind of maker Qlik names; null where it names none.</summary>
    public string? CreatedByType { get; init; }
}

/// <param name="CreatedAt">Null where Qlik does not say: older than anything.</param>
public sealed record ClientSecretFound(string Hint, DateTimeOffset? CreatedAt, string? CreatedBy);

/// <param name="RotationId">The rotation that made it; null where somebody else did.</param>
public sealed record ApiKeyFound(
    string Id,
    string? Description,
    string? Status,
    string? Owner,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ExpiresAt,
    string? RotationId
);

/// <summary>An automation that an execution token can trigger.</summary>
/// <param name="RotationId">The rotation that copied it; null where somebody else made it.</param>
public sealed record AutomationFound(
    string Id,
    string? Name,
    string? State,
    string? Owner,
    string? SpaceId,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? LastRunAt,
    string? RotationId
);

public sealed record DataConnectionFound(
    string Id,
    string? Name,
    string? DataSource,
    string? Owner,
    string? SpaceId,
    bool SeparateCredentials,
    DateTimeOffset? UpdatedAt
);

public sealed record AutomationConnectionFound(string Id, string? Name, string? ConnectorId, string? Owner, bool? Connected);

public sealed record EmailFound(string Provider, bool HasSecret, string? ErrorCode, DateTimeOffset? ChangedAt);

/// <param name="Migration">State of the last migration from key to key; null where there was none.</param>
/// <param name="MigrationProgress">Per cent.</param>
public sealed record EncryptionFound(IReadOnlyList<EncryptionKeyFound> Keys, string? Migration, double? MigrationProgress);

public sealed record EncryptionKeyFound(string? Name, string? Provider, string? Fingerprint, bool Current, bool MultiRegion);
