using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Pacing;

/// <summary>
/// Keeps rotations within what a tenant allows, before it has to say so. A step asks at its beginning, before it reads anything: it
/// goes on, waits for a moment, or is told when its turn comes and keeps its place till then.
/// </summary>
public sealed class WriteBudget(WriteLimits limits, ILedgerStore store, TimeProvider time)
{
    private const string Partition = "pace";

    /// <summary>A wait that a step may as well sit out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<DocumentKey, WriteQueue> _queues = new();
    private readonly PlaceStore _places = new(store);

    /// <exception cref="TryAgainException">Code <see cref="ApplicationCodes.Paced"/>: the place is kept until its time, for whichever process comes then.</exception>
    public async Task TakeTurnAsync(WriteTurn turn, CancellationToken ct)
    {
        if (turn.Writes == 0)
        {
            return;
        }

        if (turn.Urgent)
        {
            await QueueOf(turn).TakeAsync(turn.Writes, ct);
            return;
        }

        var place = PlaceOf(turn);
        var kept = await KeptAsync(place, ct);
        var at = kept ?? await QueueOf(turn).TakeAsync(turn.Writes, ct);
        if (at - time.GetUtcNow() > Patience)
        {
            await (kept is null ? _places.KeepAsync(place, at, ct) : Task.CompletedTask);
            throw new TryAgainException(
                new(ApplicationCodes.Paced, $"{turn.Tenant} is to be written to again from {at:u} on."),
                at
            )
            {
                InLine = true,
            };
        }

        await (kept is null ? Task.CompletedTask : _places.GiveUpAsync(place, ct));
        await WaitUntilAsync(at, ct);
    }

    /// <summary>Where writes are given out ahead of now, in all processes together.</summary>
    public async Task<IReadOnlyList<WaitingWrites>> ListBusyAsync(CancellationToken ct) =>
        await store
            .ListAsync(Partition, ct)
            .Select(document => Documents.Parse<QueueRecord>(document.Json))
            .Where(queue => queue.Tenant is not null && queue.GivenUntil > time.GetUtcNow())
            .Select(queue => new WaitingWrites(queue.Tenant!, queue.User ?? "", queue.GivenUntil))
            .ToListAsync(ct);

    /// <summary>What is left in the minute ahead: of the rotator's own user first, and of each that has written there.</summary>
    public async Task<IReadOnlyList<WriteAllowance>> ListLeftAsync(string tenant, CancellationToken ct)
    {
        var perMinute = limits.PerMinute(tenant);
        var given = await store
            .ListAsync(Partition, ct)
            .Select(document => Documents.Parse<QueueRecord>(document.Json))
            .Where(queue => tenant.Equals(queue.Tenant, StringComparison.OrdinalIgnoreCase))
            .Select(queue => WriteAllowance.Of(queue.User ?? "", perMinute, queue.GivenUntil, time.GetUtcNow()))
            .ToListAsync(ct);
        var own = given.Exists(one => one.User.Length == 0) ? [] : new[] { new WriteAllowance("", perMinute, perMinute, null) };
        return [.. own.Concat(given).OrderBy(one => one.User, StringComparer.Ordinal)];
    }

    /// <summary>Counts writes that cannot wait.</summary>
    public Task SpendAsync(string tenant, string user, int writes, CancellationToken ct) =>
        writes == 0 ? Task.CompletedTask : QueueOf(tenant, user).TakeAsync(writes, ct);

    /// <summary>A place that is long past is none: whoever slept through it queues again.</summary>
    private async Task<DateTimeOffset?> KeptAsync(DocumentKey place, CancellationToken ct) =>
        await _places.FindAsync(place, ct) is { } at && time.GetUtcNow() - at < WriteQueue.Together ? at : null;

    private async Task WaitUntilAsync(DateTimeOffset at, CancellationToken ct)
    {
        if (at - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, ct);
        }
    }

    private WriteQueue QueueOf(WriteTurn turn) => QueueOf(turn.Tenant, turn.User);

    private WriteQueue QueueOf(string tenant, string user) =>
        _queues.GetOrAdd(
            new DocumentKey(Partition, Row($"{tenant.ToLowerInvariant()} {user}")),
            key => new WriteQueue(key, limits.PerMinute(tenant), store, time, tenant, user)
        );

    private static DocumentKey PlaceOf(WriteTurn turn) =>
        new(PlaceStore.Partition, Row($"{turn.RotationId} {turn.Step} {turn.Tenant}"));

    private static string Row(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..40];
}
