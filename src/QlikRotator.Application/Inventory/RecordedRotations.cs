using System.Collections.Concurrent;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Inventory;

/// <summary>The rotations that matter to the versions that are newest now. What it costs grows with the secrets, not with their history.</summary>
public sealed class RecordedRotations(RotationIndex index, RotationLedger ledger)
{
    private const int AtOnce = 16;

    /// <summary>The rotations that replace these versions, and those that wrote them, by id; and perhaps others.</summary>
    public async Task<IReadOnlyDictionary<string, RotationRecord>> OfAsync(
        IReadOnlyList<SecretVersionInfo> newest,
        CancellationToken ct
    )
    {
        var latest = await index.ListLatestAsync(ct).ToDictionaryAsync(one => one.Subject.ToSecret(), cancellationToken: ct);
        var known = latest.Values.ToDictionary(one => one.RotationId, StringComparer.Ordinal);
        await foreach (var open in index.ListOpenAsync(ct))
        {
            known[open.RotationId] = open;
        }

        foreach (var one in await ReadAsync(newest.SelectMany(version => Older(version, latest)).Except(known.Keys), ct))
        {
            known[one.RotationId] = one;
        }

        return known;
    }

    /// <summary>
    /// Rotations that are not the last of their secret and still say something about its newest version. Where the last one wrote that
    /// version there is none: one that replaces it would have come later.
    /// </summary>
    private static string[] Older(SecretVersionInfo version, Dictionary<SecretReference, RotationRecord> latest)
    {
        if (!latest.TryGetValue(version.Reference.ToSecret(), out var last))
        {
            return [];
        }

        var replacing = RotationId.For(version.Reference);
        var writer = RotationId.WriterIn(version.Tags.GetValueOrDefault(ManagedTags.Rotation));
        return last.RotationId == writer ? []
            : writer is null ? [replacing]
            : [replacing, writer];
    }

    private async Task<IReadOnlyCollection<RotationRecord>> ReadAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var found = new ConcurrentBag<RotationRecord>();
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (id, stop) =>
            {
                if (await ledger.FindAsync(id, stop) is { } record)
                {
                    found.Add(record);
                }
            }
        );
        return found;
    }
}
