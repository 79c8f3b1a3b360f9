using QlikRotator.Application.External;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Inventory;

/// <summary>A secret that carries <c>qlik-source</c> and cannot be managed all the same.</summary>
public sealed record UnmanageableSecret(SecretVersionReference Version, Reason Problem);

/// <summary>Everything there is to manage, at one moment.</summary>
public sealed record InventoryReport(IReadOnlyList<SweepCandidate> Secrets, IReadOnlyList<UnmanageableSecret> Unmanageable)
{
    /// <summary>What was managed and came off it without a word.</summary>
    public IReadOnlyList<LostSecret> Lost { get; init; } = [];

    /// <summary>What was managed until somebody let it go or deleted it.</summary>
    public IReadOnlyList<SecretReference> LetGo { get; init; } = [];

    /// <summary>What could not be read, and may hold more.</summary>
    public IReadOnlyList<UnreadPlace> Unread { get; init; } = [];

    public IReadOnlyList<SharedSlot> SharedSlots { get; init; } = [];

    /// <summary>Why something may be missing; null where all is there.</summary>
    public Reason? Incomplete => UnreadPlace.Summary(Unread);

    /// <summary>Whether a secret could be looked at.</summary>
    public bool HasSeen(SecretReference secret) => !Unread.Any(place => place.Covers(secret));
}

/// <summary>Reads the vaults and the ledger together, for everything that looks at all secrets: sweep, watchdog, plan, lists.</summary>
public sealed class SecretInventory(
    VaultReader vaults,
    PolicyResolver policies,
    RecordedRotations recorded,
    RegisteredKinds kinds,
    TagPermissions permissions
)
{
    /// <exception cref="TryAgainException">The ledger cannot be read. What cannot be read of a vault is said in the report.</exception>
    public async Task<InventoryReport> ReadAsync(CancellationToken ct)
    {
        var secrets = new List<SweepCandidate>();
        var unmanageable = new List<UnmanageableSecret>();
        var found = await vaults.ReadAsync(ct);
        var rotations = await recorded.OfAsync(found.Managed, ct);
        foreach (var version in found.Managed)
        {
            Sort(version, rotations, secrets, unmanageable);
        }

        return Report(secrets, unmanageable) with
        {
            Lost = found.Lost,
            LetGo = found.LetGo,
            Unread = found.Unread,
            SharedSlots = Sharing.SharedSlots(secrets.Select(one => one.Secret)),
        };
    }

    /// <summary>Two secrets that name one credential are both no longer rotated: whichever came first would kill the other's value.</summary>
    private static InventoryReport Report(List<SweepCandidate> secrets, List<UnmanageableSecret> unmanageable)
    {
        var shared = secrets
            .Where(one => one.Issues && one.Secret.CredentialId is not null)
            .GroupBy(one => (one.Secret.Source, one.Secret.ResourceId, one.Secret.CredentialId))
            .Where(group => group.Skip(1).Any())
            .SelectMany(group =>
                group.Select(one => (One: one, Other: group.First(another => another.Secret.Secret != one.Secret.Secret).Secret))
            )
            .ToList();
        unmanageable.AddRange(
            shared.Select(pair => new UnmanageableSecret(
                pair.One.Secret.Newest,
                Sharing.Refusal(pair.Other, pair.One.Secret.CredentialId)
            ))
        );
        return new([.. secrets.Except(shared.Select(pair => pair.One))], unmanageable);
    }

    private void Sort(
        SecretVersionInfo version,
        IReadOnlyDictionary<string, RotationRecord> rotations,
        List<SweepCandidate> secrets,
        List<UnmanageableSecret> unmanageable
    )
    {
        var parsed = ManagedSecretParser.Parse(version);
        if (!parsed.TryGet(out var secret, out var problem))
        {
            unmanageable.Add(new(version.Reference, problem));
        }
        else if (policies.Find(secret.Policy) is not { } policy)
        {
            unmanageable.Add(new(version.Reference, UnknownPolicy.Of(secret.Policy)));
        }
        else if (kinds.WhyUnknown(secret) is { } unknown)
        {
            unmanageable.Add(new(version.Reference, unknown));
        }
        else if (permissions.WhyNot(secret) is { } forbidden)
        {
            unmanageable.Add(new(version.Reference, forbidden));
        }
        else
        {
            var dated = ValueAge.AsRecorded(secret, WriterOf(secret, rotations));
            secrets.Add(new(dated, policy, CurrentOf(secret, rotations), secret.Source != ExternalSource.Kind));
        }
    }

    /// <summary>The rotation that replaces the newest version, or else the one that wrote it.</summary>
    private static RotationRecord? CurrentOf(ManagedSecret secret, IReadOnlyDictionary<string, RotationRecord> rotations) =>
        rotations.GetValueOrDefault(RotationId.For(secret.Newest)) ?? WriterOf(secret, rotations);

    private static RotationRecord? WriterOf(ManagedSecret secret, IReadOnlyDictionary<string, RotationRecord> rotations) =>
        RotationId.WriterOf(secret) is { } writer ? rotations.GetValueOrDefault(writer) : null;
}
