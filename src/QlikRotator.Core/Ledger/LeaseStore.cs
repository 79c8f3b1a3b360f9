using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ledger;

/// <summary>Who holds a lease. It ends when its rotation ends, not by the clock: a paused process must not lose it.</summary>
public sealed record LeaseRecord(string Name, string Holder, DateTimeOffset TakenAt)
{
    /// <summary>When (UTC) it ends by the clock after all; set for work that is no rotation, and has no row that would say that it has ended.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>One rotation, or one piece of other work, at a time per managed secret and per resource at Qlik, fenced by compare-and-swap.</summary>
public sealed class LeaseStore(ILedgerStore store, RotationLedger ledger, TimeProvider time)
{
    private const string Partition = "leases";

    private const string Transient = "Work outside rotations, number ";

    private readonly DocumentCache<Stored<LeaseRecord>> _taken = new();

    /// <summary>A name for work that is no rotation: nobody else has it, so that no two of them take each other's leases for their own.</summary>
    public static string NewTransientHolder() => $"{Transient}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    /// <summary>Whether a holder is done within a moment.</summary>
    public static bool IsTransient(string holder) => holder.StartsWith(Transient, StringComparison.Ordinal);

    public static IReadOnlyList<string> NamesFor(ManagedSecret secret) =>
        [$"secret {secret.Secret}", $"resource {secret.Tenant} {secret.Source} {secret.ResourceId}"];

    /// <summary>Takes all leases, in order.</summary>
    /// <param name="until">For work that is no rotation: when (UTC) they end unless they are taken again.</param>
    /// <returns>Null, or who holds one of them; then none that was taken here is kept.</returns>
    public async Task<string?> TakeAsync(
        IReadOnlyList<string> names,
        string rotationId,
        CancellationToken ct,
        DateTimeOffset? until = null
    )
    {
        foreach (var name in names)
        {
            var holder = await TakeOneAsync(name, rotationId, until, ct);
            if (holder != rotationId)
            {
                await ReleaseAsync(names, rotationId, ct);
                return holder;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a rotation still holds what it took. All are taken in order and given up together, so the last one tells of all.
    /// </summary>
    public async Task<bool> HoldsAsync(IReadOnlyList<string> names, string rotationId, CancellationToken ct) =>
        (await ReadAsync(names[^1], ct))?.Value.Holder == rotationId;

    /// <summary>Gives up what this rotation holds. Called before its row is concluded, so nobody can have taken it over meanwhile.</summary>
    /// <param name="names">As its row has them; null where the build that opened it did not write them down.</param>
    public async Task ReleaseAllAsync(IReadOnlyList<string>? names, string rotationId, CancellationToken ct)
    {
        if (names is not null)
        {
            await ReleaseAsync(names, rotationId, ct);
            return;
        }

        await foreach (var document in store.ListAsync(Partition, ct))
        {
            if (Documents.Parse<LeaseRecord>(document.Json).Holder == rotationId)
            {
                await store.DeleteAsync(document.Key, ct);
            }
        }
    }

    private async Task ReleaseAsync(IReadOnlyList<string> names, string rotationId, CancellationToken ct)
    {
        foreach (var name in names)
        {
            if (
                _taken.TryRecall(Key(name), out var taken)
                && taken!.Value.Holder == rotationId
                && store is ICompareAndDelete exact
            )
            {
                await exact.DeleteAsync(Key(name), taken.Version, ct);
            }
            else if (await HoldsAsync([name], rotationId, ct))
            {
                await store.DeleteAsync(Key(name), ct);
            }
        }
    }

    private async Task<string> TakeOneAsync(string name, string rotationId, DateTimeOffset? until, CancellationToken ct)
    {
        var mine = new LeaseRecord(name, rotationId, time.GetUtcNow()) { Until = until };
        if (await WriteAsync(mine, expected: null, ct))
        {
            return rotationId;
        }

        while (true)
        {
            var found = await ReadAsync(name, ct);
            if (found?.Value.Holder == rotationId && until is null)
            {
                return rotationId;
            }

            if (found is not null && found.Value.Holder != rotationId && await IsInForceAsync(found.Value, ct))
            {
                return found.Value.Holder;
            }

            if (await WriteAsync(mine, found?.Version, ct))
            {
                return rotationId;
            }
        }
    }

    private async Task<Stored<LeaseRecord>?> ReadAsync(string name, CancellationToken ct)
    {
        var found = await store.ReadAsync<LeaseRecord>(Key(name), ct);
        if (found is not null)
        {
            _taken.Keep(Key(name), found);
        }

        return found;
    }

    private async Task<bool> WriteAsync(LeaseRecord mine, string? expected, CancellationToken ct)
    {
        if (await store.WriteAsync(Key(mine.Name), mine, expected, ct) is not { } version)
        {
            return false;
        }

        _taken.Keep(Key(mine.Name), new Stored<LeaseRecord>(mine, version));
        return true;
    }

    private async Task<bool> IsInForceAsync(LeaseRecord lease, CancellationToken ct) =>
        lease.Until is { } until ? until > time.GetUtcNow() : await ledger.FindAsync(lease.Holder, ct) is { Outcome: null };

    private static DocumentKey Key(string name) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..40]);
}
