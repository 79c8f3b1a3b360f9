using System.Collections.Concurrent;
using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <summary>Documents in memory, with the same compare-and-swap.</summary>
internal sealed class MemoryStore : ILedgerStore
{
    private readonly ConcurrentDictionary<DocumentKey, LedgerDocument> _documents = new();
    private int _version;

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        Task.FromResult(_documents.GetValueOrDefault(key));

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
        _documents
            .Values.Where(document => document.Key.Partition == partition)
            .OrderBy(document => document.Key.Row, StringComparer.Ordinal)
            .ToAsyncEnumerable();

    public Task DeleteAsync(DocumentKey key, CancellationToken ct)
    {
        _documents.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
