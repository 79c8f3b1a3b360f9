namespace QlikRotator.Core.Ledger;

/// <summary>
/// Where the ledger lives: small JSON documents with optimistic concurrency. Two stores exist and pass one contract suite.
/// Outages are <see cref="Workflow.TryAgainException"/>.
/// </summary>
public interface ILedgerStore
{
    Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct);

    /// <summary>Writes when the document is as expected; otherwise returns null and changes nothing.</summary>
    /// <param name="expected">The version last read, or null where the document must not exist yet.</param>
    /// <param name="along">Other rows of the partition, written in the same transaction: all of it happens, or nothing.</param>
    /// <returns>The new version.</returns>
    Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    );

    /// <summary>The documents of a part of a partition, in ordinal order of their rows.</summary>
    IAsyncEnumerable<LedgerDocument> ListAsync(string partition, RowRange range, CancellationToken ct);

    Task DeleteAsync(DocumentKey key, CancellationToken ct);
}

/// <summary>A store that can also take a document away on condition that nobody has changed it since.</summary>
public interface ICompareAndDelete
{
    /// <summary>Does nothing where the document is not as expected.</summary>
    Task DeleteAsync(DocumentKey key, string expected, CancellationToken ct);
}

/// <summary>Both parts: 1 to 200 characters out of letters, digits, '-', '_', '.' and ':'.</summary>
public sealed record DocumentKey(string Partition, string Row);

/// <param name="Version">Opaque: equal exactly when the document is unchanged.</param>
public sealed record LedgerDocument(DocumentKey Key, string Json, string Version);
