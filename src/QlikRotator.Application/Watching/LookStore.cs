using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Watching;

/// <summary>What looks at everything from time to time.</summary>
public enum LookKind
{
    /// <summary>What is due was started.</summary>
    Sweep,
    Watchdog,
    Scan,

    /// <summary>The day before was signed with the rotator's key.</summary>
    Seal,
}

/// <summary>The last time that everything was looked at in one way.</summary>
/// <param name="At">When it was done (UTC).</param>
/// <param name="Found">How many things need somebody.</param>
public sealed record LookRecord(LookKind Kind, DateTimeOffset At, int Found);

/// <summary>Remembers in the ledger when each look was last finished: what has gone quiet shows on the first page.</summary>
public sealed class LookStore(ILedgerStore store, TimeProvider time)
{
    private const string Partition = "looks";

    public async Task<IReadOnlyList<LookRecord>> ListAsync(CancellationToken ct) =>
        await store.ListAsync(Partition, ct).Select(document => Documents.Parse<LookRecord>(document.Json)).ToListAsync(ct);

    public Task RecordAsync(LookKind kind, int found, CancellationToken ct)
    {
        var look = new LookRecord(kind, time.GetUtcNow(), found);
        return store.ChangeAsync<LookRecord>(new(Partition, $"{kind}"), last => last?.At >= look.At ? last : look, ct);
    }
}
