using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Inventory;

/// <summary>What the vaults hold, and what they held when they were last looked at.</summary>
/// <param name="Managed">The newest version of each secret that is managed.</param>
/// <param name="Lost">Secrets that were managed and came off it without a word.</param>
/// <param name="LetGo">Secrets that somebody let go or deleted.</param>
/// <param name="Unread">What could not be read.</param>
public sealed record VaultContents(
    IReadOnlyList<SecretVersionInfo> Managed,
    IReadOnlyList<LostSecret> Lost,
    IReadOnlyList<SecretReference> LetGo,
    IReadOnlyList<UnreadPlace> Unread
);

/// <summary>
/// Lists the vaults and compares with the ledger: a vault alone cannot tell that a secret was managed, because a new version comes
/// without the tags of the one before. Changes nothing.
/// </summary>
public sealed class VaultReader(ISecretRegistry registry, KnownSecrets known, TimeProvider time)
{
    /// <exception cref="TryAgainException">The ledger cannot be read. What cannot be read of a vault is said beside the rest.</exception>
    public async Task<VaultContents> ReadAsync(CancellationToken ct)
    {
        var listing = await registry.ListManagedAsync(ct);
        var listed = listing.Managed.Select(version => version.Reference.ToSecret()).ToHashSet();
        var missing = (await known.ListAsync(ct)).Where(one =>
            !listed.Contains(one.Secret) && !listing.Unread.Any(place => place.Covers(one.Secret))
        );
        var found = new List<Found>();
        foreach (var one in missing)
        {
            found.Add(await LookAsync(one, ct));
        }

        return new VaultContents(
            [.. listing.Managed, .. found.Select(one => one.Managed).OfType<SecretVersionInfo>()],
            [.. found.Select(one => one.Lost).OfType<LostSecret>()],
            [.. found.Select(one => one.LetGo).OfType<SecretReference>()],
            [.. listing.Unread, .. found.Select(one => one.Unread).OfType<UnreadPlace>()]
        );
    }

    private async Task<Found> LookAsync(KnownSecret one, CancellationToken ct)
    {
        try
        {
            var found = await registry.FindAsync(one.Secret.ToString(), ct);
            return found switch
            {
                // It came back under management after the vault was listed.
                { Value: { } managed } when ManagedTags.IsManaged(managed.Tags) => new Found { Managed = managed },
                { Value: { } newest } when Drift.IsLetGo(one, newest) => new Found { LetGo = one.Secret },
                { Value: { } newest } => new Found { Lost = Drift.Lost(one, newest, time.GetUtcNow()) },
                { Problem.Code: CoreCodes.SecretNotFound or CoreCodes.SecretDeleted } => new Found { LetGo = one.Secret },
                _ => Unread(one, found.Problem!, passing: false),
            };
        }
        catch (TryAgainException unreachable)
        {
            return Unread(one, unreachable.Reason, passing: true);
        }
        catch (VaultRefusedException refused)
        {
            return Unread(one, refused.Reason, passing: false);
        }
    }

    private static Found Unread(KnownSecret one, Reason why, bool passing) =>
        new() { Unread = new UnreadPlace(one.Secret.Vault, one.Secret.Name, why, passing) };

    /// <summary>One of the four.</summary>
    private sealed record Found
    {
        public SecretVersionInfo? Managed { get; init; }

        public LostSecret? Lost { get; init; }

        public SecretReference? LetGo { get; init; }

        public UnreadPlace? Unread { get; init; }
    }
}
