using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Watching;

/// <summary>The last sweep that looked at everything and failed nowhere.</summary>
/// <param name="At">When it began (UTC).</param>
/// <param name="Managed">Managed secrets found in all vaults.</param>
/// <param name="Due">How many of them were due.</param>
/// <param name="Started">Rotations begun or given a time to begin.</param>
public sealed record SweepRecord(DateTimeOffset At, int Managed, int Due, int Started);

/// <summary>Remembers in the ledger when everything was last looked at, for the alert on its absence and for the next process.</summary>
public sealed class SweepStore(ILedgerStore store)
{
    private static readonly DocumentKey Last = new("sweeps", "last");

    public async Task<SweepRecord?> LastAsync(CancellationToken ct) => (await store.ReadAsync<SweepRecord>(Last, ct))?.Value;

    /// <summary>The newest stands, whoever writes last.</summary>
    public Task RecordAsync(SweepRecord sweep, CancellationToken ct) =>
        store.ChangeAsync<SweepRecord>(Last, found => found?.At >= sweep.At ? found : sweep, ct);
}
