using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Scheduling;

/// <summary>
/// Writes to the owners of API keys that nobody manages and that expire soon or have expired, one letter to each, where the settings name
/// a channel for it. Nothing goes to an address whose domain is not listed.
/// </summary>
public sealed partial class OwnerLetters(
    ITenantUsers users,
    ILetters letters,
    IOptions<RotatorOptions> options,
    ILogger<OwnerLetters> logger
)
{
    private SchedulesOptions Schedules => options.Value.Schedules;

    public bool AreWanted => Schedules.OwnerLetterChannel is not null;

    /// <param name="due">When the letters were due (UTC). Called again for the same moment, nobody gets a second one.</param>
    /// <param name="place">Some place of the installation.</param>
    /// <returns>False where somebody may be reached later.</returns>
    public async Task<bool> TellAsync(
        IReadOnlyList<TenantDiscovery> found,
        DateTimeOffset due,
        DateTimeOffset now,
        SecretReference place,
        CancellationToken ct
    )
    {
        var (owners, complete) = await OwnersAsync(found, now, ct);
        foreach (var (mailbox, keys) in owners)
        {
            var notice = OwnerNotice.Of(keys, due, now, place);
            complete &= await letters.TellPersonAsync(notice, Schedules.OwnerLetterChannel!, mailbox, ct);
        }

        return complete;
    }

    /// <summary>By mailbox, because one person may be a user of many tenants.</summary>
    private async Task<(Dictionary<string, List<UnmanagedCredential>> Owners, bool Complete)> OwnersAsync(
        IReadOnlyList<TenantDiscovery> found,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var owners = new Dictionary<string, List<UnmanagedCredential>>(StringComparer.Ordinal);
        var complete = true;
        foreach (var keys in UnmanagedCredential.ExpiringKeysIn(found, now).GroupBy(one => (one.Tenant, Owner: one.Found.Owner!)))
        {
            try
            {
                if (await MailboxAsync(keys.Key.Tenant, keys.Key.Owner, ct) is { } mailbox)
                {
                    owners.TryAdd(mailbox, []);
                    owners[mailbox].AddRange(keys);
                }
            }
            catch (TryAgainException again)
            {
                Log.NotAsked(logger, keys.Key.Owner, keys.Key.Tenant, again.Reason.Code, again.Reason.Message);
                complete = false;
            }
        }

        return (owners, complete);
    }

    private async Task<string?> MailboxAsync(string tenant, string owner, CancellationToken ct)
    {
        var asked = await users.FindAsync(tenant, owner, ct);
        var mailbox = asked.Value is { } user ? OwnerMailbox.Of(user, Schedules.OwnerLetterDomains) : null;
        if (mailbox is null)
        {
            Log.NotWritten(logger, owner, tenant, asked.Problem?.Message ?? "No active user with a mailbox in a listed domain.");
        }

        return mailbox;
    }

    private static partial class Log
    {
        [LoggerMessage(797, LogLevel.Information, "No letter to the owner {Owner} of keys at {Tenant}: {Why}")]
        public static partial void NotWritten(ILogger logger, string owner, string tenant, string why);

        [LoggerMessage(
            798,
            LogLevel.Warning,
            "Who {Owner} is at {Tenant} could not be asked, and is asked again: {Code}. {Message}"
        )]
        public static partial void NotAsked(ILogger logger, string owner, string tenant, string code, string message);
    }
}
