using System.Globalization;
using System.Runtime.CompilerServices;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>Rotations and what happened in them. Every member may be called again after a crash with the same effect as once.</summary>
public sealed class RotationLedger(ILedgerStore store, TimeProvider time)
{
    public const string Partition = "rotations";
    public const string Started = "Started";

    public async Task<RotationRecord?> FindAsync(string rotationId, CancellationToken ct) =>
        (await store.ReadAsync<RotationRecord>(Key(rotationId), ct))?.Value;

    /// <summary>Opens the rotation's row: a running one is returned as it is, one that ended without a change gets a new attempt.</summary>
    public async Task<RotationRecord> OpenAsync(RotationRequest request, ManagedSecret? secret, CancellationToken ct)
    {
        var record = await store.ChangeAsync<RotationRecord>(
            Key(request.RotationId),
            found => found is { Outcome: null } ? found : New(request, secret, (found?.Attempt ?? 0) + 1),
            ct
        );
        var attempt = record!.Attempt.ToString(CultureInfo.InvariantCulture);
        var why = $"{request.Trigger}, policy {request.Policy.Name}, {request.Mode} mode";
        await NoteAsync(request.RotationId, new($"{Started}-{attempt}", request.RequestedBy, Started, why), ct);
        return record;
    }

    /// <summary>Adds an event at the end of the rotation's chain, once per key and attempt.</summary>
    public async Task NoteAsync(string rotationId, LedgerEntry entry, CancellationToken ct)
    {
        while (true)
        {
            var events = await EventsAsync(rotationId, ct).ToListAsync(ct);
            if (OfThisAttempt(events).Any(one => one.Entry.Key == entry.Key))
            {
                return;
            }

            var next = LedgerEvent.After(events.LastOrDefault(), rotationId, entry, time.GetUtcNow());
            if (await store.WriteAsync(EventKey(next), next, null, ct) is not null)
            {
                return;
            }
        }
    }

    public Task ReportAsync(string rotationId, string stage, CancellationToken ct) =>
        ChangeAsync(
            rotationId,
            record => record.Stage == stage ? record : record with { Stage = stage, UpdatedAt = time.GetUtcNow() },
            ct
        );

    /// <summary>Ends the rotation. The first outcome stands.</summary>
    public Task ConcludeAsync(string rotationId, RotationOutcome outcome, CancellationToken ct) =>
        ChangeAsync(
            rotationId,
            record =>
                record.Outcome is not null
                    ? record
                    : record with
                    {
                        Outcome = outcome,
                        ConcludedAt = time.GetUtcNow(),
                        UpdatedAt = time.GetUtcNow(),
                    },
            ct
        );

    /// <summary>Asks a running rotation to stop and give the old value back; it does so at its next look.</summary>
    public Task RequestCancelAsync(string rotationId, Reason why, CancellationToken ct) =>
        ChangeAsync(
            rotationId,
            record => record is { Outcome: null, CancelRequested: null } ? record with { CancelRequested = why } : record,
            ct
        );

    public async IAsyncEnumerable<RotationRecord> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var document in store.ListAsync(Partition, ct))
        {
            yield return Documents.Parse<RotationRecord>(document.Json);
        }
    }

    public async IAsyncEnumerable<LedgerEvent> EventsAsync(string rotationId, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var document in store.ListAsync(EventPartition(rotationId), ct))
        {
            yield return Documents.Parse<LedgerEvent>(document.Json);
        }
    }

    private Task ChangeAsync(string rotationId, Func<RotationRecord, RotationRecord> change, CancellationToken ct) =>
        store.ChangeAsync<RotationRecord>(Key(rotationId), record => record is null ? null : change(record), ct);

    private RotationRecord New(RotationRequest request, ManagedSecret? secret, int attempt) =>
        new(
            request.RotationId,
            attempt,
            request.Subject,
            secret?.Source ?? "unknown",
            secret?.Tenant ?? "unknown",
            request.Policy.Name,
            request.Mode,
            request.Trigger,
            request.RequestedBy,
            time.GetUtcNow(),
            Started,
            time.GetUtcNow(),
            Outcome: null,
            ConcludedAt: null,
            CancelRequested: null
        );

    private static IEnumerable<LedgerEvent> OfThisAttempt(List<LedgerEvent> events)
    {
        var start = events.FindLastIndex(one => one.Entry.What == Started);
        return events.Skip(Math.Max(start, 0));
    }

    private static DocumentKey Key(string rotationId) => new(Partition, rotationId);

    private static string EventPartition(string rotationId) => $"events-{rotationId}";

    private static DocumentKey EventKey(LedgerEvent one) =>
        new(EventPartition(one.RotationId), one.Sequence.ToString("D6", CultureInfo.InvariantCulture));
}
