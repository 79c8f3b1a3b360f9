using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scheduling;

/// <summary>
/// Tells the configured channels, and the owners themselves, once a week, or as the settings say, which credentials nobody manages. When it was last told is in the
/// ledger: asked as often as one likes and on several hosts, it tells once, and what was missed is made up for.
/// </summary>
public sealed partial class UnmanagedLetter(
    SecretInventory inventory,
    ITenantReader reader,
    TenantLook look,
    ILetters letters,
    OwnerLetters owners,
    ILedgerStore store,
    IOptions<RotatorOptions> options,
    TimeProvider time,
    ILogger<UnmanagedLetter> logger
)
{
    /// <summary>How long owners who may be reached later are tried, hour by hour. After that the next letter has their keys again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private static readonly DocumentKey Key = new("letters", "unmanaged");

    /// <exception cref="Core.Workflow.TryAgainException">The ledger cannot be used; it is told at the next look.</exception>
    public async Task RunIfDueAsync(CancellationToken ct)
    {
        var schedules = options.Value.Schedules;
        var now = time.GetUtcNow();
        if (schedules.UnmanagedChannels.Count == 0 && !owners.AreWanted)
        {
            return;
        }

        // The first one is due at the first time after somebody has asked for it.
        var last = await store.ChangeAsync<LetterRecord>(Key, found => found ?? new(now), ct);
        if (new CronTimes(schedules.UnmanagedLetter, schedules.Zone()).NextAfter(last!.At) is not { } due || due > now)
        {
            return;
        }

        var (found, isSure) = await LookAsync(ct);
        var place = new SecretReference(options.Value.Vaults[0].Uri!, "unmanaged-credentials");
        if (schedules.UnmanagedChannels.Count > 0 && UnmanagedNotice.Of(found, due, now, place) is { } notice)
        {
            await letters.TellAsync(notice, [.. schedules.UnmanagedChannels], ct);
            Log.Told(logger, notice.Title, schedules.UnmanagedChannels.Count);
        }

        var reached =
            !owners.AreWanted
            || (isSure && await owners.TellAsync(found, due, now, place, ct) && !found.Any(one => one.LacksApiKeys));
        if (reached || now - due >= Patience)
        {
            await store.ChangeAsync<LetterRecord>(Key, _ => new(now), ct);
        }
    }

    /// <returns>With whether every vault could be read: without them nothing counts as unmanaged for sure.</returns>
    private async Task<(IReadOnlyList<TenantDiscovery> Found, bool IsSure)> LookAsync(CancellationToken ct)
    {
        var report = await inventory.ReadAsync(ct);
        List<ManagedSecret> managed = [.. report.Secrets.Select(one => one.Secret)];
        var found = new List<TenantDiscovery>();
        foreach (var tenant in reader.Tenants)
        {
            var one = await look.RunAsync(tenant, managed, ct);
            found.Add(report.Incomplete is { } unread ? one with { Problems = [unread, .. one.Problems] } : one);
        }

        return (found, report.Incomplete is null);
    }

    /// <param name="At">When it was last told, or first asked for (UTC).</param>
    private sealed record LetterRecord(DateTimeOffset At);

    private static partial class Log
    {
        [LoggerMessage(796, LogLevel.Information, "Letter about what nobody manages: {Title}, through {Channels} channels")]
        public static partial void Told(ILogger logger, string title, int channels);
    }
}
