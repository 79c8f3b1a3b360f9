using Microsoft.Extensions.Logging;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Watching;
using QlikRotator.Core;

namespace QlikRotator.Application.Events;

/// <summary>Turns an event into a start order. Vaults that are not configured are not looked into.</summary>
public sealed partial class VaultEventTrigger(
    IVaultEventReader reader,
    RotationStarter starter,
    DriftWatch drift,
    AlarmStore alarms,
    ILogger<VaultEventTrigger> logger
)
{
    /// <summary>A delivery as it came.</summary>
    /// <returns>Why it, or a part of it, can never be handled, however often it comes; null where all of it was.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">To be delivered again later.</exception>
    public async Task<Reason?> ReceiveAsync(string delivery, IRotationHost host, CancellationToken ct)
    {
        var read = reader.Read(delivery);
        foreach (var type in read.LeftOut)
        {
            Log.LeftOut(logger, type);
        }

        foreach (var happened in read.Events)
        {
            await HandleAsync(happened, host, ct);
        }

        if (read.Problem is { } problem)
        {
            Log.Unreadable(logger, delivery.Length, problem.Code, problem.Message);
        }

        return read.Problem;
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
        var result = await starter.StartAsync(order, host, ct);
        if (result.Reason.Code == CoreCodes.VaultDrift && await drift.MeetAsync(happened.Version, result.Reason, ct) is { } alarm)
        {
            await alarms.BeginAsync(alarm, ct);
        }

        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Warning, "A message of {Length} characters cannot be understood: {Code}. {Message}")]
        public static partial void Unreadable(ILogger logger, int length, string code, string message);

        [LoggerMessage(131, LogLevel.Information, "An event of type {Type} is none that concerns a secret's value")]
        public static partial void LeftOut(ILogger logger, string type);
    }
}
