using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Auditing;

/// <param name="Rotations">How many had begun by then.</param>
/// <param name="Hash">SHA-256 over the last event of each before <paramref name="Until"/>.</param>
public sealed record LedgerRoot(DateTimeOffset Until, int Rotations, string Hash);

/// <summary>One hash for the whole ledger up to a moment: an event or a rotation that was changed or taken away gives another.</summary>
public sealed class LedgerRoots(RotationLedger ledger)
{
    /// <summary>Reads each rotation once, however many moments are asked for.</summary>
    public async Task<IReadOnlyList<LedgerRoot>> OfAsync(IReadOnlyList<DateTimeOffset> moments, CancellationToken ct)
    {
        var sums = moments.Select(until => new Sum(until)).ToList();
        var ids = sums.Count == 0 ? [] : await ledger.ListAsync(ct).Select(one => one.RotationId).ToListAsync(ct);
        var chains = ids.Order(StringComparer.Ordinal)
            .ToAsyncEnumerable()
            .ReadAheadAsync(async id => (Id: id, Events: await EventsAsync(id, ct)), ct);
        await foreach (var (id, events) in chains)
        {
            sums.ForEach(sum => sum.Add(id, events));
        }

        return [.. sums.Select(sum => sum.Close())];
    }

    /// <summary>As far as they can be read: what cannot be is not what was sealed.</summary>
    private async Task<List<LedgerEvent>> EventsAsync(string id, CancellationToken ct)
    {
        var events = new List<LedgerEvent>();
        try
        {
            await foreach (var one in ledger.EventsAsync(id, ct))
            {
                events.Add(one);
            }
        }
        catch (JsonException)
        {
            events.Clear();
        }

        return events;
    }

    private sealed class Sum(DateTimeOffset until)
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private int _rotations;

        public void Add(string id, List<LedgerEvent> events)
        {
            if (events.LastOrDefault(one => one.At < until) is { } last)
            {
                _hash.AppendData(Encoding.UTF8.GetBytes($"{id} {last.Sequence} {last.Hash}\n"));
                _rotations++;
            }
        }

        public LedgerRoot Close()
        {
            using (_hash)
            {
                return new(until, _rotations, Convert.ToHexStringLower(_hash.GetHashAndReset()));
            }
        }
    }
}
