using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Scanning;

/// <summary>One look at all tenants, which may take several turns.</summary>
/// <param name="BeganAt">When it began (UTC); tells rounds apart.</param>
/// <param name="EndedAt">When every tenant had been looked at (UTC); null before.</param>
/// <param name="BusyUntil">Until when (UTC) a turn may be at work; null where none is.</param>
public sealed record ScanRound(DateTimeOffset BeganAt, DateTimeOffset? EndedAt, DateTimeOffset? BusyUntil);

/// <summary>How far a round is at a tenant.</summary>
/// <param name="After">The key of the last resource that was looked at.</param>
/// <param name="Done">Whether it was the last one.</param>
/// <param name="Problems">How many were found so far.</param>
public sealed record TenantMark(DateTimeOffset Round, string? After, bool Done, int Problems, DateTimeOffset At);

/// <summary>
/// Remembers in the ledger how far a scan is, so that a process that dies or runs out of time is not the end of it: the next turn goes on
/// behind the last resource that was looked at.
/// </summary>
public sealed class ScanRounds(ILedgerStore store, TimeProvider time)
{
    private static readonly DocumentKey Round = new("scans", "round");

    /// <summary>A new round, unless a turn of the one before is at work.</summary>
    public Task BeginAsync(CancellationToken ct) =>
        store.ChangeAsync<ScanRound>(
            Round,
            found => found is not null && IsBusy(found) ? found : new(time.GetUtcNow(), null, null),
            ct
        );

    /// <summary>Takes the turn.</summary>
    /// <param name="most">How long it may last; after that, whoever took it is taken for dead.</param>
    /// <returns>The round; null where there is nothing to go on with, or another has the turn.</returns>
    public async Task<ScanRound?> TakeTurnAsync(TimeSpan most, CancellationToken ct)
    {
        ScanRound? taken = null;
        await store.ChangeAsync<ScanRound>(
            Round,
            found =>
            {
                var isFree = found is { EndedAt: null } && !IsBusy(found);
                taken = isFree ? found! with { BusyUntil = time.GetUtcNow() + most } : null;
                return taken ?? found;
            },
            ct
        );
        return taken;
    }

    /// <summary>Gives the turn up.</summary>
    /// <param name="isOver">Whether every tenant was looked at.</param>
    public Task EndTurnAsync(ScanRound taken, bool isOver, CancellationToken ct) =>
        store.ChangeAsync<ScanRound>(
            Round,
            found => found == taken ? taken with { BusyUntil = null, EndedAt = isOver ? time.GetUtcNow() : null } : found,
            ct
        );

    /// <returns>Null where no round has been there.</returns>
    public async Task<TenantMark?> FindAsync(string tenant, CancellationToken ct) =>
        (await store.ReadAsync<TenantMark>(KeyOf(tenant), ct))?.Value;

    public Task MarkAsync(string tenant, TenantMark mark, CancellationToken ct) =>
        store.ChangeAsync<TenantMark>(KeyOf(tenant), _ => mark, ct);

    private bool IsBusy(ScanRound round) => round.BusyUntil > time.GetUtcNow();

    private static DocumentKey KeyOf(string tenant) =>
        new("scans", $"tenant-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tenant)))[..40]}");
}
