using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;

namespace QlikRotator.Adapters.Notifications;

/// <param name="Number">From 1: how often this trouble began.</param>
internal sealed record AlarmRecord(string Key, bool Active, int Number, DateTimeOffset At);

/// <summary>Which alarms are up. Whoever looks every hour and finds the same trouble raises the same alarm.</summary>
internal sealed class AlarmBook(ILedgerStore store, TimeProvider time)
{
    private const string Partition = "alarms";

    public async Task<AlarmRecord> RaiseAsync(Alarm alarm, CancellationToken ct)
    {
        var raised = await store.ChangeAsync<AlarmRecord>(
            Key(alarm),
            found =>
                found is { Active: true }
                    ? found
                    : new AlarmRecord(alarm.Key, Active: true, (found?.Number ?? 0) + 1, time.GetUtcNow()),
            ct
        );
        return raised!;
    }

    /// <returns>The alarm that is over; null where there never was one.</returns>
    public Task<AlarmRecord?> ClearAsync(Alarm alarm, CancellationToken ct) =>
        store.ChangeAsync<AlarmRecord>(
            Key(alarm),
            found => found is { Active: true } ? found with { Active = false, At = time.GetUtcNow() } : found,
            ct
        );

    private static DocumentKey Key(Alarm alarm) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alarm.Key)))[..40]);
}
