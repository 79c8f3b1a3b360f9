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

    private readonly DocumentCache<Stored<RotationRecord>?> _records = new();
    private readonly EventChain _chain = new(store, time);

    public async Task<RotationRecord?> FindAsync(string rotationId, CancellationToken ct)
    {
        var found = await store.ReadAsync<RotationRecord>(Key(rotationId), ct);
        _records.Keep(Key(rotationId), found);
        return found?.Value;
    }

    /// <summary>
    /// Opens the rotation's row: a running one is returned as it is, and so is one that has ended since it was asked for, because whoever
    /// calls is late; one that ended before gets a new attempt.
    /// </summary>
    public async Task<RotationRecord> OpenAsync(RotationRequest request, ManagedSecret? secret, CancellationToken ct)
    {
        var isFirst = false;
        var record = await store.ChangeAsync<RotationRecord>(
            Key(request.RotationId),
            found =>
            {
                isFirst = found is null;
                return found is { Outcome: null } ? Knowing(found, secret)
                    : found?.ConcludedAt > request.RequestedAt ? found
                    : New(request, secret, (found?.Attempt ?? 0) + 1);
            },
            _records,
            IndexRows.Of,
            ct
        );
        if (isFirst)
        {
            _chain.Begin(request.RotationId);
        }

        var attempt = record!.Attempt.ToString(CultureInfo.InvariantCulture);
        var why = $"{request.Trigger}, policy {request.Policy.Name}, {request.Mode} mode";
        await NoteAsync(
            request.RotationId,
            new($"{Started}-{attempt}", request.RequestedBy, Started, why) { Facts = RowFacts.OfStart(record) },
            ct
        );
        return record;
    }

    /// <summary>Adds an event at the end of the rotation's chain, once per key and attempt.</summary>
    public Task NoteAsync(string rotationId, LedgerEntry entry, CancellationToken ct) => _chain.NoteAsync(rotationId, entry, ct);

    /// <summary>Says where a running rotation is; of one that has ended nobody says so any more. A wait noted for that stage stands.</summary>
    /// <returns>The row as it is now; null where there is none.</returns>
    public Task<RotationRecord?> ReportAsync(string rotationId, string stage, CancellationToken ct) =>
        ChangeAsync(rotationId, record => record.Stage == stage ? record : At(record, stage, wait: null), ct);

    /// <summary>The same, and until when it waits there; null for not at all.</summary>
    public Task<RotationRecord?> ReportAsync(string rotationId, string stage, RotationWait? wait, CancellationToken ct) =>
        ChangeAsync(rotationId, record => At(record, stage, wait), ct);

    /// <summary>Says until when a step that is under way waits; of any other stage nothing is said.</summary>
    public Task<RotationRecord?> WaitAsync(string rotationId, string stage, RotationWait wait, CancellationToken ct) =>
        ChangeAsync(rotationId, record => record.Stage == stage ? At(record, stage, wait) : record, ct);

    private RotationRecord At(RotationRecord record, string stage, RotationWait? wait) =>
        record.Outcome is not null || (record.Stage == stage && record.Wait == wait)
            ? record
            : record with
            {
                Stage = stage,
                Wait = wait,
                UpdatedAt = time.GetUtcNow(),
            };

    /// <summary>Gives a run its turn, unless it has to stand back behind the one that has it; for the run that has it, the turn is renewed.</summary>
    /// <param name="isOver">Whether a run is known to have ended.</param>
    /// <returns>The row as it is now, with whose turn it is; null where there is none.</returns>
    public Task<RotationRecord?> TakeTurnAsync(
        string rotationId,
        StepRun run,
        Func<StepRun, bool> isOver,
        CancellationToken ct
    ) =>
        ChangeAsync(
            rotationId,
            record =>
                record.Outcome is not null
                || run.StandsBehind(record.Run, record.Run is { } other && isOver(other), time.GetUtcNow())
                    ? record
                    : record with
                    {
                        Stage = run.Step,
                        UpdatedAt = record.Stage == run.Step ? record.UpdatedAt : time.GetUtcNow(),
                        Run = run,
                        Wait = null,
                    },
            ct
        );

    /// <summary>The rotation's row as this process last saw it, which may be outdated; read where it has seen none.</summary>
    public async Task<RotationRecord?> RecallAsync(string rotationId, CancellationToken ct) =>
        _records.TryRecall(Key(rotationId), out var seen) && seen is not null ? seen.Value : await FindAsync(rotationId, ct);

    /// <summary>Ends the rotation. The first outcome stands.</summary>
    /// <returns>Its row; null where there is none.</returns>
    public Task<RotationRecord?> ConcludeAsync(string rotationId, RotationOutcome outcome, CancellationToken ct) =>
        ChangeAsync(
            rotationId,
            record =>
                record.Outcome is not null
                    ? record
                    : record with
                    {
                        Outcome = outcome,
                        Wait = null,
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

    /// <summary>Tells a running rotation that its value has leaked; it hears of it at its next look. The first declaration stands.</summary>
    /// <returns>Whether it runs, and is told.</returns>
    public async Task<bool> DeclareLeakAsync(string rotationId, LeakDeclaration leak, CancellationToken ct)
    {
        var told = await ChangeAsync(
            rotationId,
            record => record is { Outcome: null, Leak: null } ? record with { Leak = leak } : record,
            ct
        );
        return told is { Outcome: null, Leak: not null };
    }

    /// <summary>Every rotation there ever was, for whoever checks them all; <see cref="RotationIndex"/> gives some of them.</summary>
    public async IAsyncEnumerable<RotationRecord> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var document in store.ListAsync(Partition, IndexRows.Rotations, ct))
        {
            yield return Documents.Parse<RotationRecord>(document.Json);
        }
    }

    public IAsyncEnumerable<LedgerEvent> EventsAsync(string rotationId, CancellationToken ct) => _chain.ReadAsync(rotationId, ct);

    private Task<RotationRecord?> ChangeAsync(
        string rotationId,
        Func<RotationRecord, RotationRecord> change,
        CancellationToken ct
    ) =>
        store.ChangeAsync<RotationRecord>(
            Key(rotationId),
            record => record is null ? null : change(record),
            _records,
            IndexRows.Of,
            ct
        );

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
        )
        {
            Leases = secret is null ? [] : LeaseStore.NamesFor(secret),
            Resource = secret is null ? null : ResourceKey.Of(secret),
            Campaign = request.Campaign,
            Wait = request.NotBefore is { } date ? new(date) : null,
        };

    /// <summary>With the leases of what is found now, where they are others than at the start.</summary>
    private static RotationRecord Knowing(RotationRecord found, ManagedSecret? secret)
    {
        string[] names = secret is null ? [] : [.. LeaseStore.NamesFor(secret).Except(found.Leases ?? [])];
        return found.Leases is null || names.Length == 0
            ? found
            : found with
            {
                Leases = [.. found.Leases, .. names],
                Resource = found.Resource ?? ResourceKey.Of(secret!),
            };
    }

    private static DocumentKey Key(string rotationId) => new(Partition, rotationId);
}
