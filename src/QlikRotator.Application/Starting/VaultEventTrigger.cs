using Microsoft.Extensions.Logging;
using QlikRotator.Application.Watching;

namespace QlikRotator.Application.Starting;

/// <summary>Turns an event into a start order. Vaults that are not configured are not looked into.</summary>
public sealed partial class VaultEventTrigger(
    IVaultEventReader reader,
    Rotations rotations,
    DriftWatch drift,
    AlarmBook alarms,
    ILogger<VaultEventTrigger> logger
)
{
    /// <summary>A delivery as it came, in either envelope. One that cannot be read will not be readable the next time: it is logged.</summary>
    /// <exception cref="Core.Workflow.TryAgainException">To be delivered again later.</exception>
    public async Task ReceiveAsync(string delivery, IRotationHost host, CancellationToken ct)
    {
        if (reader.Read(delivery) is not { Events: { } events })
        {
            Log.Unreadable(logger, delivery.Length);
            return;
        }

        foreach (var happened in events)
        {
            await HandleAsync(happened, host, ct);
        }
    }

    /// <exception cref="Core.Workflow.TryAgainException">To be delivered again later.</exception>
    public async Task<StartResult> HandleAsync(VaultEvent happened, IRotationHost host, CancellationToken ct)
    {
        var secret = happened.Version.ToSecret();
        var order = new StartOrder(
            secret.ToString(),
            happened.Trigger,
            RequestedBy: "event-grid",
            About: happened.Version.Version
        );
        var result = await rotations.StartAsync(order, host, ct);
        if (result.Reason.Code == StartDecision.Drift && await drift.MeetAsync(happened.Version, result.Reason, ct) is { } alarm)
        {
            await alarms.BeginAsync(alarm, ct);
        }

        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Warning, "An event of {Length} characters could not be read and is left out")]
        public static partial void Unreadable(ILogger logger, int length);
    }
}
