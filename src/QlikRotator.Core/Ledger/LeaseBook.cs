using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ledger;

/// <summary>Who holds a lease. It ends when its rotation ends, not by the clock: a paused process must not lose it.</summary>
public sealed record LeaseRecord(string Name, string Holder, DateTimeOffset TakenAt);

/// <summary>One rotation at a time per managed secret and per resource at Qlik, fenced by compare-and-swap.</summary>
public sealed class LeaseBook(ILedgerStore store, RotationLedger ledger, TimeProvider time)
{
    private const string Partition = "leases";

    public static IReadOnlyList<string> NamesFor(ManagedSecret secret) =>
        [$"secret {secret.Secret}", $"resource {secret.Tenant} {secret.Source} {secret.ResourceId}"];

    /// <summary>Takes all leases, in order.</summary>
    /// <returns>Null, or the rotation that holds one of them; then none that was taken here is kept.</returns>
    public async Task<string?> TakeAsync(IReadOnlyList<string> names, string rotationId, CancellationToken ct)
    {
        foreach (var name in names)
        {
            var holder = await TakeOneAsync(name, rotationId, ct);
            if (holder != rotationId)
            {
                await ReleaseAsync(names, rotationId, ct);
                return holder;
            }
        }

        return null;
    }

    public async Task<bool> HoldsAsync(IReadOnlyList<string> names, string rotationId, CancellationToken ct)
    {
        foreach (var name in names)
        {
            if ((await store.ReadAsync<LeaseRecord>(Key(name), ct))?.Value.Holder != rotationId)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives up what this rotation holds. Called before its row is concluded, so nobody can have taken it over meanwhile.</summary>
    public async Task ReleaseAllAsync(string rotationId, CancellationToken ct)
    {
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
            if (await HoldsAsync([name], rotationId, ct))
            {
                await store.DeleteAsync(Key(name), ct);
            }
        }
    }

    private async Task<string> TakeOneAsync(string name, string rotationId, CancellationToken ct)
    {
        var mine = new LeaseRecord(name, rotationId, time.GetUtcNow());
        while (true)
        {
            var found = await store.ReadAsync<LeaseRecord>(Key(name), ct);
            if (found?.Value.Holder == rotationId)
            {
                return rotationId;
            }

            if (found is not null && await IsRunningAsync(found.Value.Holder, ct))
            {
                return found.Value.Holder;
            }

            if (await store.WriteAsync(Key(name), mine, found?.Version, ct) is not null)
            {
                return rotationId;
            }
        }
    }

    private async Task<bool> IsRunningAsync(string holder, CancellationToken ct) =>
        await ledger.FindAsync(holder, ct) is { Outcome: null };

    private static DocumentKey Key(string name) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..40]);
}
