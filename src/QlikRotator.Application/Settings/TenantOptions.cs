namespace QlikRotator.Application.Settings;

/// <summary>A host that a token may be sent to.</summary>
public sealed class TenantOptions : TenantSettings
{
    /// <summary>A tenant of Qlik Cloud.</summary>
    public const string Tenant = "tenant";

    /// <summary>A customer's whole organization, whose OAuth clients are above all its tenants; it has nothing else to rotate.</summary>
    public const string Organization = "organization";

    /// <summary>Where every organization is: who signs in says which one it is.</summary>
    public const string OrganizationHost = "console.qlikcloud.com";

    /// <summary><see cref="Tenant"/> or <see cref="Organization"/>.</summary>
    public string Kind { get; init; } = Tenant;

    /// <summary>The tenant's host name, as in the tag <c>qlik-tenant</c>.</summary>
    public string Host { get; init; } = "";

    /// <summary>The pattern of the region client that signs in here; null where the tenant has a client of its own.</summary>
    internal string? Pattern { get; init; }

    public bool IsOrganization() => Kind == Organization;

    /// <summary>Whose client signs in where it is not the tenant's own; null where it is.</summary>
    public string? RegionClient() => Pattern is null ? null : $"the region client for {Pattern}";

    /// <summary>How the rotator signs in, in words.</summary>
    public string SignsInBy() => RegionClient() is { } region ? $"{Auth.Kind} of {region}" : Auth.Kind;
}
