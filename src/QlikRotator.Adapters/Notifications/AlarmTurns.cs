using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;

namespace QlikRotator.Adapters.Notifications;

/// <param name="Number">From 1: how often this trouble began.</param>
internal sealed record AlarmTurn(string Key, bool Active, int Number, DateTimeOffset At);

/// <summary>How often each alarm was told, so that a look that is repeated tells the same turn again rather than a new one.</summary>
internal sealed class AlarmTurns(ILedgerStore store, TimeProvider time)
{
    private const string Partition = "alarm-turns";

    public async Task<AlarmTurn> RaiseAsync(Alarm alarm, CancellationToken ct)
    {
        var raised = await store.ChangeAsync<AlarmTurn>(
            Key(alarm),
            found =>
                found is { Active: true }
                    ? found
                    : new AlarmTurn(alarm.Key, Active: true, (found?.Number ?? 0) + 1, time.GetUtcNow()),
            ct
        );
        return raised!;
    }

    /// <returns>The alarm that is over; null where there never was one.</returns>
    public Task<AlarmTurn?> ClearAsync(Alarm alarm, CancellationToken ct) =>
        store.ChangeAsync<AlarmTurn>(
            Key(alarm),
            found => found is { Active: true } ? found with { Active = false, At = time.GetUtcNow() } : found,
            ct
        );

    private static DocumentKey Key(Alarm alarm) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alarm.Key)))[..40]);
}
