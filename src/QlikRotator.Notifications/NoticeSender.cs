using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Ledger;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications;

/// <summary>Brings one message to one reader: not twice, not for ever, and with a record of what became of it.</summary>
internal sealed partial class NoticeSender(
    IServiceProvider channels,
    NoticeStore sent,
    RotationLedger ledger,
    RotatorTelemetry telemetry,
    NotifierTimings timings,
    TimeProvider time,
    ILogger<NoticeSender> logger
)
{
    private const string AlarmGroup = "alarms";

    /// <param name="page">Makes the link; called only where a message is really sent, because making one ends the one before.</param>
    /// <returns>False where it did not get through now, and may later.</returns>
    public async Task<bool> DeliverAsync(Notice notice, Reader reader, Func<Task<Uri?>> page, CancellationToken ct)
    {
        var group = notice.RotationId ?? AlarmGroup;
        if (await sent.IsDeliveredAsync(group, NoticeDelivery.IdOf(notice.Key, reader.Channel, reader.Person), ct))
        {
            return true;
        }

        var delivery = new NoticeDelivery(notice.Capped(), reader.Channel, reader.Options, reader.Person, await page());
        var attempts = 0;
        SendResult result;
        do
        {
            result = await TryOnceAsync(delivery, ct);
        } while (await WaitToTryAgainAsync(result, attempts++, ct));

        await sent.MarkAsync(group, delivery, attempts, result.Failure, ct);
        await ReportAsync(delivery, result, ct);
        return result is not { Failure: not null, MayPass: true };
    }

    private async Task<SendResult> TryOnceAsync(NoticeDelivery delivery, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timings.AttemptTimeout);
        try
        {
            var channel = channels.GetRequiredKeyedService<INoticeChannel>(delivery.Options.Kind);
            return await channel.SendAsync(delivery, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return SendResult.Later(
                NotificationCodes.NoAnswer,
                $"The channel did not answer within {timings.AttemptTimeout.TotalSeconds:0} seconds."
            );
        }
#pragma warning disable CA1031 // Whatever a channel does wrong changes no rotation. Only the type is kept: a text could hold an address.
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return SendResult.Later(NotificationCodes.ChannelFailed, $"{failure.GetType().Name} while sending.");
        }
    }

    private async Task<bool> WaitToTryAgainAsync(SendResult result, int repetition, CancellationToken ct)
    {
        if (result is { Failure: null } or { MayPass: false } || repetition >= timings.Pauses.Count)
        {
            return false;
        }

        var pause = result.After is { } asked && asked > timings.Pauses[repetition] ? asked : timings.Pauses[repetition];
        if (pause > timings.LongestPause)
        {
            return false;
        }

        await Task.Delay(pause, time, ct);
        return true;
    }

    private async Task ReportAsync(NoticeDelivery delivery, SendResult result, CancellationToken ct)
    {
        if (result.Failure is not { } failure)
        {
            Log.Delivered(logger, delivery.Notice.Event, delivery.Channel, delivery.Notice.Secret);
            return;
        }

        telemetry.NotDelivered(delivery.Notice.Secret, delivery.Notice.Event, delivery.Channel);
        Log.NotDelivered(logger, delivery.Notice.Event, delivery.Channel, delivery.Notice.Secret, failure.Code, failure.Message);
        if (delivery.Notice.RotationId is { } rotation)
        {
            var why = $"{delivery.Notice.Event} through {delivery.Channel} to {delivery.Person ?? "everybody"}: {failure}";
            await ledger.NoteAsync(rotation, new($"Notice-{delivery.Id}", "rotator", "NotificationFailed", why), ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(620, LogLevel.Information, "Sent '{Event}' about {Secret} through {Channel}")]
        public static partial void Delivered(ILogger logger, string @event, string channel, Core.Registry.SecretReference secret);

        [LoggerMessage(621, LogLevel.Error, "Nobody was told '{Event}' about {Secret} through {Channel}: {Code}. {Message}")]
        public static partial void NotDelivered(
            ILogger logger,
            string @event,
            string channel,
            Core.Registry.SecretReference secret,
            string code,
            string message
        );
    }
}
