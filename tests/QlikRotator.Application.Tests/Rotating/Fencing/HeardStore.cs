using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Application.Tests.Rotating.Fencing;

/// <summary>A store whose writes one can wait for, and which can stop answering.</summary>
internal sealed class HeardStore : ILedgerStore
{
    private readonly MemoryStore _store = new();
    private volatile TaskCompletionSource _wrote = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsSilent { get; set; }

    public void Forget() => _wrote = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WroteAsync(CancellationToken ct) => _wrote.Task.WaitAsync(ct);

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) => _store.ReadAsync(key, ct);

    public async Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    )
    {
        if (IsSilent)
        {
            throw new TryAgainException(new Reason("LedgerUnavailable", "The ledger cannot be used at the moment."));
        }

        var written = await _store.WriteAsync(key, json, expected, along, ct);
        _wrote.TrySetResult();
        return written;
    }

    public IAsyncEnumerable<LedgerDocument> ListAsync(string partition, RowRange range, CancellationToken ct) =>
        _store.ListAsync(partition, range, ct);

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) => _store.DeleteAsync(key, ct);
}
