using QlikRotator.Application.Retiring;
using QlikRotator.Core;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

/// <summary>What a person says of secrets, and of what they left alive, in the name of whoever sits here.</summary>
internal interface ISecretOrders
{
    /// <param name="kind">To pause or to resume.</param>
    Task<BulkAnswers> PauseAsync(BulkKind kind, IReadOnlyList<string> secrets, string? why, CancellationToken ct);

    Task<ReleaseAnswer> ReleaseAsync(ReleaseOrder order, CancellationToken ct);

    /// <returns>What came of it, or why nothing was deleted.</returns>
    Task<Result<RetireAnswer>> RetireAsync(RetireWish wish, CancellationToken ct);
}

/// <param name="Secret">Name of the managed secret that left it, or <c>vault/name</c>.</param>
/// <param name="As">Who says so; null for whoever sits here.</param>
internal sealed record RetireWish(string Secret, string CredentialId, string? As);
