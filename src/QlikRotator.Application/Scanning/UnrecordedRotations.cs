using System.Runtime.CompilerServices;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Scanning;

/// <summary>A version that says which rotation wrote it, and the ledger knows no such rotation.</summary>
public sealed record UnrecordedRotation(string RotationId, SecretReference Secret, string Version, DateTimeOffset WrittenAt);

/// <summary>
/// A rotation whose row and events are both gone leaves no gap in the ledger. The vault, which other people guard, is the witness:
/// every version that a rotation wrote names it.
/// </summary>
public sealed class UnrecordedRotations(ISecretRegistry registry, ISecretVault vault, RotationLedger ledger)
{
    /// <exception cref="TryAgainException">At the end, after everything that could be read: a vault could not be.</exception>
    public async IAsyncEnumerable<UnrecordedRotation> FindAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var known = await ledger.ListAsync(ct).Select(record => record.RotationId).ToHashSetAsync(StringComparer.Ordinal, ct);
        var listing = await registry.ListManagedAsync(ct);
        foreach (var newest in listing.Managed)
        {
            var secret = newest.Reference.ToSecret();
            foreach (var version in await vault.ListVersionsAsync(secret, ct))
            {
                if (RotationId.WriterIn(version.Tags.GetValueOrDefault(ManagedTags.Rotation)) is { } id && !known.Contains(id))
                {
                    yield return new(id, secret, version.Reference.Version, version.CreatedOn);
                }
            }
        }

        if (UnreadPlace.Summary(listing.Unread) is { } problem)
        {
            throw new TryAgainException(problem);
        }
    }
}
