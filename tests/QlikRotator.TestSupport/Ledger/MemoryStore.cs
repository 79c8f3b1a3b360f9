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

    public Task<string?> WriteAsync(DocumentKey key, string json, string? expected, CancellationToken ct)
    {
        lock (_documents)
        {
            if (_documents.GetValueOrDefault(key)?.Version != expected)
            {
                return Task.FromResult<string?>(null);
            }

            var written = new LedgerDocument(key, json, $"{++_version}");
            _documents[key] = written;
            return Task.FromResult<string?>(written.Version);
        }
    }

    public IAsyncEnumerable<LedgerDocument> ListAsync(string partition, CancellationToken ct) =>
        IsDown
            ? throw Outage
            : _documents
                .Values.Where(document => document.Key.Partition == partition)
                .OrderBy(document => document.Key.Row, StringComparer.Ordinal)
                .ToAsyncEnumerable();

    private static TryAgainException Outage => new(new Reason("LedgerUnavailable", "The ledger cannot be used at the moment."));

    public Task DeleteAsync(DocumentKey key, CancellationToken ct)
    {
        _documents.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
