namespace QlikRotator.Application.Discovering;

/// <summary>Looks at what tenants hold, for people who want to know what nobody rotates. Reads only.</summary>
public interface ITenantReader
{
    /// <summary>Hosts of the configured tenants.</summary>
    IReadOnlyList<string> Tenants { get; }

    /// <summary>Reads one tenant. An area that cannot be read is a problem in the answer and stops none of the others.</summary>
    Task<TenantContents> ReadAsync(string tenant, CancellationToken ct);
}
