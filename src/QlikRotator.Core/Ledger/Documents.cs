using System.Text.Json;

namespace QlikRotator.Core.Ledger;

/// <summary>A document read as its record.</summary>
public sealed record Stored<TRecord>(TRecord Value, string Version);

/// <summary>Records over the store's JSON: read, and change with compare-and-swap until it takes.</summary>
public static class Documents
{
    public static async Task<Stored<TRecord>?> ReadAsync<TRecord>(this ILedgerStore store, DocumentKey key, CancellationToken ct)
    {
        var document = await store.ReadAsync(key, ct);
        return document is null ? null : new Stored<TRecord>(Parse<TRecord>(document.Json), document.Version);
    }

    public static Task<string?> WriteAsync(
        this ILedgerStore store,
        DocumentKey key,
        string json,
        string? expected,
        CancellationToken ct
    ) => store.WriteAsync(key, json, expected, [], ct);

    public static IAsyncEnumerable<LedgerDocument> ListAsync(this ILedgerStore store, string partition, CancellationToken ct) =>
        store.ListAsync(partition, RowRange.All, ct);

    public static Task<string?> WriteAsync<TRecord>(
        this ILedgerStore store,
        DocumentKey key,
        TRecord record,
        string? expected,
        CancellationToken ct
    ) => store.WriteAsync(key, Format(record), expected, [], ct);

    /// <summary>
    /// Applies <paramref name="change"/> to what is there (null for nothing) until no other writer came in between. A change that
    /// returns the same instance, or null, writes nothing.
    /// </summary>
    public static async Task<TRecord?> ChangeAsync<TRecord>(
        this ILedgerStore store,
        DocumentKey key,
        Func<TRecord?, TRecord?> change,
        CancellationToken ct
    )
        where TRecord : class
    {
        while (true)
        {
            var before = await store.ReadAsync<TRecord>(key, ct);
            var after = change(before?.Value);
            if (after is null || ReferenceEquals(after, before?.Value))
            {
                return after;
            }

            if (await store.WriteAsync(key, after, before?.Version, ct) is not null)
            {
                return after;
            }
        }
    }

    /// <inheritdoc cref="ChangeAsync{TRecord}(ILedgerStore, DocumentKey, Func{TRecord, TRecord}, DocumentCache{Stored{TRecord}}, Func{TRecord, TRecord, IReadOnlyList{RowChange}}, CancellationToken)"/>
    public static Task<TRecord?> ChangeAsync<TRecord>(
        this ILedgerStore store,
        DocumentKey key,
        Func<TRecord?, TRecord?> change,
        DocumentCache<Stored<TRecord>?> seen,
        CancellationToken ct
    )
        where TRecord : class => store.ChangeAsync(key, change, seen, (_, _) => [], ct);

    /// <summary>
    /// The same, trying first by what was seen last: most documents have one writer at a time, which need not read what it wrote. That
    /// nothing is to be written is only said of what was read just now.
    /// </summary>
    /// <param name="along">Rows of the partition that say the same in another order, from what was there and what is there now.</param>
    public static async Task<TRecord?> ChangeAsync<TRecord>(
        this ILedgerStore store,
        DocumentKey key,
        Func<TRecord?, TRecord?> change,
        DocumentCache<Stored<TRecord>?> seen,
        Func<TRecord?, TRecord, IReadOnlyList<RowChange>> along,
        CancellationToken ct
    )
        where TRecord : class
    {
        for (var fresh = !seen.TryRecall(key, out var before); ; fresh = true)
        {
            if (fresh)
            {
                before = await store.ReadAsync<TRecord>(key, ct);
                seen.Keep(key, before);
            }

            var after = change(before?.Value);
            if (after is null || ReferenceEquals(after, before?.Value))
            {
                if (fresh)
                {
                    return after;
                }
            }
            else if (await store.WriteAsync(key, Format(after), before?.Version, along(before?.Value, after), ct) is { } version)
            {
                seen.Keep(key, new Stored<TRecord>(after, version));
                return after;
            }
        }
    }

    public static string Format<TRecord>(TRecord record) => JsonSerializer.Serialize(record, RotatorJson.Options);

    public static TRecord Parse<TRecord>(string json) => JsonSerializer.Deserialize<TRecord>(json, RotatorJson.Options)!;
}
