using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;

namespace QlikRotator.Application.Watching;

/// <summary>An alarm that is on.</summary>
/// <param name="Since">When it was first seen (UTC).</param>
public sealed record AlarmRecord(Alarm Alarm, DateTimeOffset Since)
{
    /// <summary>Who has said that they look after it; null where nobody has.</summary>
    public AlarmAcknowledgement? Acknowledged { get; init; }

    /// <summary>When it was over (UTC); null while it is on.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <param name="Note">What they have found or will do; may be empty.</param>
/// <param name="At">When they said so (UTC).</param>
public sealed record AlarmAcknowledgement(string By, string Note, DateTimeOffset At);

/// <summary>
/// The alarms that are on, in the ledger. People hear of each when it begins and when it is over: the notifier is asked at every
/// look, so that a reader who could not be reached is told later, and it knows whom it has told.
/// </summary>
public sealed partial class AlarmStore(ILedgerStore store, INotifier notifier, TimeProvider time, ILogger<AlarmStore> logger)
{
    private const string Partition = "alarms";
    private const string Past = "alarms-past";

    public async Task<IReadOnlyList<AlarmRecord>> ListAsync(CancellationToken ct) =>
        await store.ListAsync(Partition, ct).Select(document => Documents.Parse<AlarmRecord>(document.Json)).ToListAsync(ct);

    /// <summary>Alarms that are over, the one that ended last first.</summary>
    public async Task<IReadOnlyList<AlarmRecord>> ListPastAsync(int most, CancellationToken ct) =>
        await store
            .ListAsync(Past, ct)
            .Select(document => Documents.Parse<AlarmRecord>(document.Json))
            .OrderByDescending(one => one.Until)
            .Take(most)
            .ToListAsync(ct);

    /// <summary>Records that somebody looks after an alarm. It stays on until its cause is gone.</summary>
    /// <returns>False where no such alarm is on.</returns>
    public async Task<bool> AcknowledgeAsync(string key, string by, string note, CancellationToken ct)
    {
        if ((await ListAsync(ct)).FirstOrDefault(one => one.Alarm.Key == key) is not { } record)
        {
            return false;
        }

        var acknowledged = new AlarmAcknowledgement(by, note, time.GetUtcNow());
        return await store.ChangeAsync<AlarmRecord>(
            KeyOf(record.Alarm),
            found => found is null ? null : found with { Acknowledged = acknowledged },
            ct
        )
            is not null;
    }

    /// <summary>Compares with what is on.</summary>
    /// <param name="looked">The kinds that were looked for everywhere: one of these that was not seen is over.</param>
    public Task UpdateAsync(IReadOnlyList<Alarm> seen, IReadOnlyList<AlarmKind> looked, CancellationToken ct) =>
        UpdateAsync(seen, alarm => looked.Contains(alarm.Kind), ct);

    /// <summary>Compares with what is on.</summary>
    /// <param name="looked">Whether an alarm would have been seen if its cause were still there; then one that was not is over.</param>
    public async Task UpdateAsync(IReadOnlyList<Alarm> seen, Func<Alarm, bool> looked, CancellationToken ct)
    {
        var on = await ListAsync(ct);
        foreach (var alarm in seen.DistinctBy(alarm => alarm.Key))
        {
            await BeginAsync(alarm, ct);
        }

        var over = on.ExceptBy(seen.Select(alarm => alarm.Key), record => record.Alarm.Key);
        foreach (var record in over.Where(record => looked(record.Alarm)))
        {
            await EndAsync(record, ct);
        }
    }

    /// <summary>Begins an alarm that nobody needs to look for.</summary>
    public async Task BeginAsync(Alarm alarm, CancellationToken ct)
    {
        var began = time.GetUtcNow();
        var record = await store.ChangeAsync<AlarmRecord>(
            KeyOf(alarm),
            found =>
                found is null ? new AlarmRecord(alarm, began)
                : found.Alarm == alarm ? found
                : found with { Alarm = alarm },
            ct
        );
        if (record!.Since == began)
        {
            Log.Raised(logger, alarm.Kind, alarm.Secret.ToString(), alarm.Reason.Code, alarm.Reason.Message);
        }

        await notifier.AlarmAsync(alarm, record.Since, recovered: false, ct);
    }

    private async Task EndAsync(AlarmRecord record, CancellationToken ct)
    {
        Log.Over(logger, record.Alarm.Kind, record.Alarm.Secret.ToString(), record.Since);
        await notifier.AlarmAsync(record.Alarm, record.Since, recovered: true, ct);
        var past = new DocumentKey(Past, $"{record.Since.UtcTicks:D19}-{KeyOf(record.Alarm).Row}");
        await store.ChangeAsync<AlarmRecord>(past, found => found ?? record with { Until = time.GetUtcNow() }, ct);
        await store.DeleteAsync(KeyOf(record.Alarm), ct);
    }

    private static DocumentKey KeyOf(Alarm alarm) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alarm.Key)))[..40]);

    private static partial class Log
    {
        [LoggerMessage(720, LogLevel.Error, "Alarm {Kind} for {Secret}: {Code}. {Message}")]
        public static partial void Raised(ILogger logger, AlarmKind kind, string secret, string code, string message);

        [LoggerMessage(721, LogLevel.Information, "Alarm {Kind} for {Secret} is over, it was on since {Since}")]
        public static partial void Over(ILogger logger, AlarmKind kind, string secret, DateTimeOffset since);
    }
}
