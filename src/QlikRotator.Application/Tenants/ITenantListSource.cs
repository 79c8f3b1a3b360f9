using QlikRotator.Core;

namespace QlikRotator.Application.Tenants;

/// <summary>Where the list of tenants is read from.</summary>
public interface ITenantListSource
{
    /// <returns>The text, or why it cannot be read.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">It cannot be read at the moment.</exception>
    Task<Result<string>> ReadAsync(CancellationToken ct);
}
