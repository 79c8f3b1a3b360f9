using System.Globalization;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>The ledger's documents in memory, subject to the same faults as everything else.</summary>
internal sealed class ModelStore(World world) : ILedgerStore
{
    private readonly SortedDictionary<string, LedgerDocument> _documents = new(StringComparer.Ordinal);
    private int _version;

    public IEnumerable<string> Everything => _documents.Values.Select(document => document.Json);

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        world.Call(() => Task.FromResult(_documents.GetValueOrDefault(Text(key))));

    public Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    ) =>
        world.Call(() =>
        {
            if (_documents.GetValueOrDefault(Text(key))?.Version != expected)
            {
                return Task.FromResult<string?>(null);
            }

            var version = (++_version).ToString(CultureInfo.InvariantCulture);
            _documents[Text(key)] = new LedgerDocument(key, json, version);
            foreach (var row in along)
            {
                Change(key with { Row = row.Row }, row.Json, version);
            }

            return Task.FromResult<string?>(version);
        });

    public IAsyncEnumerable<LedgerDocument> ListAsync(string partition, RowRange range, CancellationToken ct) =>
        world.Call(() =>
            _documents
                .Values.Where(document =>
                    document.Key.Partition == partition
                    && string.CompareOrdinal(document.Key.Row, range.From) >= 0
                    && string.CompareOrdinal(document.Key.Row, range.Before) < 0
                )
                .ToList()
                .ToAsyncEnumerable()
        );

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) =>
        world.Call(() =>
        {
            _documents.Remove(Text(key));
            return Task.CompletedTask;
        });

    private void Change(DocumentKey key, string? json, string version)
    {
        if (json is null)
        {
            _documents.Remove(Text(key));
        }
        else
        {
            _documents[Text(key)] = new LedgerDocument(key, json, version);
        }
    }

    private static string Text(DocumentKey key) => $"{key.Partition}/{key.Row}";
}
