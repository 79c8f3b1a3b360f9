using QlikRotator.Core;

namespace QlikRotator.Application.Discovering;

/// <summary>Looks up who a user of a tenant is. Reads only.</summary>
public interface ITenantUsers
{
    /// <returns>A problem where the tenant does not show the user, or has none of this id.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">The tenant gives no answer now.</exception>
    Task<Result<TenantUser>> FindAsync(string tenant, string id, CancellationToken ct);
}

/// <param name="Email">As the tenant has it from its identity provider; null where it has none.</param>
/// <param name="IsActive">False for one who was disabled or deleted.</param>
public sealed record TenantUser(string Id, string? Email, bool IsActive);
