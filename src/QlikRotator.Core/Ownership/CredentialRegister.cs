using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ownership;

/// <summary>
/// Whose each credential is, in the ledger: written before a credential is created, settled when the answer is there, kept after its
/// death. Every member may be called again after a crash with the same effect as once.
/// </summary>
public sealed class CredentialRegister(ILedgerStore store, Installation installation, TimeProvider time)
{
    private const string LeftPartition = "left-credentials";

    private readonly DocumentCache<Stored<CredentialRecord>?> _seen = new();

    public async Task<ResourceRegister> ReadAsync(ResourceKey resource, CancellationToken ct)
    {
        var records = new List<CredentialRecord>();
        await foreach (var document in store.ListAsync(PartitionOf(resource), ct))
        {
            var record = Documents.Parse<CredentialRecord>(document.Json);
            _seen.Keep(document.Key, new Stored<CredentialRecord>(record, document.Version));
            records.Add(record);
        }

        return new ResourceRegister(resource, records);
    }

    /// <summary>Writes down that a credential is about to be created. What came of earlier attempts must be known, or recorded as lost.</summary>
    public async Task<CredentialRecord> IntendAsync(
        ManagedSecret secret,
        string rotationId,
        int attempt,
        IReadOnlyList<string> before,
        IReadOnlyList<string>? versionsBefore,
        CancellationToken ct
    )
    {
        var marker = $"{rotationId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var maker = new CredentialMaker(await installation.IdAsync(ct), rotationId, attempt, marker, before)
        {
            VersionsBefore = versionsBefore,
        };
        var row = $"made-{rotationId}-{attempt.ToString(CultureInfo.InvariantCulture)}";
        var now = time.GetUtcNow();
        var intended = new CredentialRecord(
            row,
            ResourceKey.Of(secret),
            CredentialId: null,
            secret.Secret,
            maker,
            Version: null,
            CredentialMapping.Created,
            CredentialState.Intended,
            now,
            Why: null
        )
        {
            RecordedAt = now,
        };
        ExpectNothing(intended);
        return (await store.ChangeAsync<CredentialRecord>(KeyOf(intended), found => found ?? intended, _seen, ct))!;
    }

    /// <summary>Writes down a credential that somebody else made, or nobody knows who.</summary>
    public async Task<CredentialRecord> MeetAsync(CredentialRecord met, CancellationToken ct)
    {
        await PointIfAsync(met.State, met, ct);
        ExpectNothing(met);
        var known = await store.ChangeAsync<CredentialRecord>(
            KeyOf(met),
            found => found is { IsAlive: true } ? found : met,
            _seen,
            ct
        );
        return known!;
    }

    /// <summary>Changes a record; one that stays as it is costs no write.</summary>
    public async Task<CredentialRecord> ChangeAsync(
        CredentialRecord record,
        Func<CredentialRecord, CredentialRecord> change,
        CancellationToken ct
    )
    {
        var before = record;
        var after = await store.ChangeAsync<CredentialRecord>(
            KeyOf(record),
            found =>
            {
                before = found ?? record;
                return change(before);
            },
            _seen,
            ct
        );
        if (before.State == CredentialState.Left && after!.State != CredentialState.Left)
        {
            await store.DeleteAsync(PointerTo(after), ct);
        }

        return after!;
    }

    public async Task<CredentialRecord> MoveAsync(
        CredentialRecord record,
        CredentialState state,
        Reason? why,
        CancellationToken ct
    )
    {
        await PointIfAsync(state, record, ct);
        return await ChangeAsync(record, found => found.In(state, time.GetUtcNow(), why), ct);
    }

    /// <summary>Everything that is left alive anywhere, oldest first.</summary>
    public async Task<IReadOnlyList<CredentialRecord>> ListLeftAsync(CancellationToken ct)
    {
        var left = new List<CredentialRecord>();
        await foreach (var document in store.ListAsync(LeftPartition, ct))
        {
            var pointer = Documents.Parse<LeftPointer>(document.Json);
            var record = await store.ReadAsync<CredentialRecord>(new DocumentKey(pointer.Partition, pointer.Row), ct);
            if (record is { Value.State: CredentialState.Left })
            {
                left.Add(record.Value);
            }
        }

        return [.. left.OrderBy(one => one.Since)];
    }

    /// <summary>A record for a credential that is there already.</summary>
    public CredentialRecord Of(ManagedSecret secret, string credentialId, CredentialMapping mapping, string? version) =>
        new(
            $"found-{Hash(credentialId)[..40]}",
            ResourceKey.Of(secret),
            credentialId,
            secret.Secret,
            Maker: null,
            version,
            mapping,
            CredentialState.Live,
            time.GetUtcNow(),
            Why: null
        )
        {
            RecordedAt = time.GetUtcNow(),
        };

    /// <summary>The resource was read just now: where this was not seen then, writing it is tried before looking for it again.</summary>
    private void ExpectNothing(CredentialRecord record)
    {
        if (!_seen.TryRecall(KeyOf(record), out _))
        {
            _seen.Keep(KeyOf(record), null);
        }
    }

    /// <summary>
    /// What is left is found without reading every resource. The pointer is there before the state says so, and gone after: a crash in
    /// between leaves one that points to nothing left, and never the other way round.
    /// </summary>
    private async Task PointIfAsync(CredentialState state, CredentialRecord record, CancellationToken ct)
    {
        if (state == CredentialState.Left)
        {
            var pointer = new LeftPointer(PartitionOf(record.Resource), record.Row);
            await store.ChangeAsync<LeftPointer>(PointerTo(record), found => found ?? pointer, ct);
        }
    }

    private static DocumentKey PointerTo(CredentialRecord record) =>
        new(LeftPartition, Hash($"{record.Resource} {record.Row}")[..40]);

    private static string PartitionOf(ResourceKey resource) => $"credentials-{Hash(resource.ToString())[..40]}";

    private static DocumentKey KeyOf(CredentialRecord record) => new(PartitionOf(record.Resource), record.Row);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record LeftPointer(string Partition, string Row);
}
