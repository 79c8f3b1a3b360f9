using System.Collections.Concurrent;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.TestSupport.Ledger;

/// <summary>Documents in memory, with the same compare-and-swap.</summary>
internal sealed class MemoryStore : ILedgerStore
{
    private readonly ConcurrentDictionary<DocumentKey, LedgerDocument> _documents = new();
    private int _version;

    /// <summary>Whether reads and lists fail as in an outage.</summary>
    public bool IsDown { get; set; }

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        IsDown ? throw Outage : Task.FromResult(_documents.GetValueOrDefault(key));

    public Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    )
    {
        lock (_documents)
        {
            if (_documents.GetValueOrDefault(key)?.Version != expected)
            {
                return Task.FromResult<string?>(null);
            }

            var written = Put(key, json);
            foreach (var row in along)
            {
                if (row.Json is { } text)
                {
                    Put(key with { Row = row.Row }, text);
                }
                else
                {
                    _documents.TryRemove(key with { Row = row.Row }, out _);
                }
            }

            return Task.FromResult<string?>(written.Version);
        }
    }

    public IAsyncEnumerable<LedgerDocument> ListAsync(string partition, RowRange range, CancellationToken ct) =>
        IsDown
            ? throw Outage
            : _documents
                .Values.Where(document =>
                    document.Key.Partition == partition
                    && string.CompareOrdinal(document.Key.Row, range.From) >= 0
                    && string.CompareOrdinal(document.Key.Row, range.Before) < 0
                )
                .OrderBy(document => document.Key.Row, StringComparer.Ordinal)
                .ToAsyncEnumerable();

    private static TryAgainException Outage => new(new Reason("LedgerUnavailable", "The ledger cannot be used at the moment."));

    private LedgerDocument Put(DocumentKey key, string json) => _documents[key] = new LedgerDocument(key, json, $"{++_version}");

    public Task DeleteAsync(DocumentKey key, CancellationToken ct)
    {
        _documents.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
