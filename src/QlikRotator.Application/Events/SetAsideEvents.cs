using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Telemetry;
using QlikRotator.Application.Watching;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Events;

/// <summary>
/// Messages that nobody understands, or that failed at every try: kept, written into the ledger, told to a person, and not tried
/// again by itself.
/// </summary>
public sealed partial class SetAsideEvents(
    IVaultEventReader reader,
    IKeptEvents kept,
    ILedgerStore store,
    AlarmStore alarms,
    RotatorTelemetry telemetry,
    TimeProvider time,
    ILogger<SetAsideEvents> logger
)
{
    private const string Partition = "events-set-aside";

    /// <summary>May be called again: a message whose row exists is not kept twice.</summary>
    /// <param name="messageId">The same each time it comes.</param>
    /// <param name="message">As it came.</param>
    /// <param name="delivery">What it says.</param>
    /// <exception cref="Core.Workflow.TryAgainException">Not all of it could be done.</exception>
    public async Task TakeAsync(string messageId, string message, string delivery, CancellationToken ct)
    {
        var key = KeyOf(messageId);
        var aside = (await store.ReadAsync<SetAsideEvent>(key, ct))?.Value;
        if (aside is null)
        {
            aside = Describe(messageId, delivery);
            await kept.KeepAsync(message, ct);
            await store.WriteAsync(key, aside, expected: null, ct);
            telemetry.SetAside(aside.Reason.Code);
            Log.SetAside(logger, messageId, aside.Length, aside.Reason.Code, aside.Reason.Message);
        }

        await alarms.BeginAsync(AlarmOf(aside.Reason), ct);
    }

    /// <summary>The alarm is on for as long as messages are kept: until a person has emptied the place.</summary>
    /// <exception cref="Core.Workflow.TryAgainException">It cannot be told now.</exception>
    public async Task ReportAsync(CancellationToken ct)
    {
        if (await kept.IsEmptyAsync(ct))
        {
            await alarms.UpdateAsync([], [AlarmKind.EventSetAside], ct);
        }
        else if (!(await alarms.ListAsync(ct)).Any(one => one.Alarm.Kind == AlarmKind.EventSetAside))
        {
            await alarms.BeginAsync(
                AlarmOf(new(ApplicationCodes.EventsKept, "Messages that could not be handled wait for a person.")),
                ct
            );
        }
    }

    private SetAsideEvent Describe(string messageId, string delivery)
    {
        var read = reader.Read(delivery);
        var secrets = string.Join(", ", read.Events.Select(one => one.Version.ToSecret().ToString()).Distinct());
        var named = secrets.Length == 0 ? null : secrets;
        return new SetAsideEvent(messageId, time.GetUtcNow(), delivery.Length, named, read.Problem ?? WhyFailed(named));
    }

    private static Reason WhyFailed(string? secrets) =>
        new(ApplicationCodes.EventFailed, $"An event about {secrets ?? "nothing of ours"} failed at every try; the log has why.");

    /// <summary>One for all of them. The place where they are kept stands where other alarms have the secret.</summary>
    private Alarm AlarmOf(Reason reason) =>
        new(
            AlarmKind.EventSetAside,
            new SecretReference(new Uri(kept.Address, "/"), kept.Address.AbsolutePath.Trim('/')),
            reason
        );

    private static DocumentKey KeyOf(string messageId) =>
        new(Partition, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..40]);

    private static partial class Log
    {
        [LoggerMessage(132, LogLevel.Error, "Message {MessageId} of {Length} characters is set aside: {Code}. {Message}")]
        public static partial void SetAside(ILogger logger, string messageId, int length, string code, string message);
    }
}
