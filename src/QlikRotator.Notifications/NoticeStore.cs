using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications;

/// <summary>What became of one delivery, for those who ask later whether anybody was told.</summary>
internal sealed record NoticeMark(
    string Notice,
    string Channel,
    string? Person,
    DateTimeOffset At,
    bool Delivered,
    int Attempts,
    Reason? Failure
);

/// <summary>Remembers what was sent, so that a step that runs again says nothing twice.</summary>
internal sealed class NoticeStore(ILedgerStore store, TimeProvider time)
{
    private readonly DocumentCache<Stored<NoticeMark>?> _seen = new();

    public async Task<bool> IsDeliveredAsync(string group, string deliveryId, CancellationToken ct)
    {
        var found = await store.ReadAsync<NoticeMark>(Key(group, deliveryId), ct);
        _seen.Keep(Key(group, deliveryId), found);
        return found?.Value.Delivered ?? false;
    }

    public Task MarkAsync(string group, NoticeDelivery delivery, int attempts, Reason? failure, CancellationToken ct) =>
        store.ChangeAsync<NoticeMark>(
            Key(group, delivery.Id),
            found => new NoticeMark(
                delivery.Notice.Key,
                delivery.Channel,
                delivery.Person,
                time.GetUtcNow(),
                failure is null,
                (found?.Attempts ?? 0) + attempts,
                failure
            ),
            _seen,
            ct
        );

    private static DocumentKey Key(string group, string deliveryId) => new($"notices-{group}", deliveryId);
}
