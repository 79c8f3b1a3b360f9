using System.Runtime.CompilerServices;
using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <summary>Counts the documents that are read.</summary>
internal sealed class CountedStore(ILedgerStore inner) : ILedgerStore
{
    private int _read;

    public int Read
    {
        get => Volatile.Read(ref _read);
        set => Volatile.Write(ref _read, value);
    }

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct)
    {
        Interlocked.Increment(ref _read);
        return inner.ReadAsync(key, ct);
    }

    public Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    ) => inner.WriteAsync(key, json, expected, along, ct);

    public async IAsyncEnumerable<LedgerDocument> ListAsync(
        string partition,
        RowRange range,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var document in inner.ListAsync(partition, range, ct))
        {
            Interlocked.Increment(ref _read);
            yield return document;
        }
    }

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) => inner.DeleteAsync(key, ct);
}
