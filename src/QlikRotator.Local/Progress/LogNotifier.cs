using System.Collections.Concurrent;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Progress;

/// <summary>Tells whoever sits here too: in the log, whose warnings are on the terminal. No channel may be configured at all.</summary>
internal sealed partial class LogNotifier(
    [FromKeyedServices(LogNotifier.Channels)] INotifier channels,
    ILogger<LogNotifier> logger
) : INotifier
{
    public const string Channels = "channels";

    /// <summary>An alarm that is on is told again at every look, for channels that know what they have said.</summary>
    private readonly ConcurrentDictionary<(string Title, DateTimeOffset Since), bool> _said = new();

    public Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct)
    {
        var level = outcome.Kind is OutcomeKind.Rotated or OutcomeKind.Delivered or OutcomeKind.Held
            ? LogLevel.Information
            : LogLevel.Warning;
        var title = OutcomeWords.Of(request.Subject.Name, outcome).Title;
        Log.Concluded(logger, level, title, outcome.Reason.Message);
        return channels.ConcludedAsync(request, outcome, ct);
    }

    public Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct)
    {
        Log.Asked(logger, question.Request.Subject.Name, question.Request.RotationId, question.Evidence.Deadline);
        return channels.AskAsync(question, approvalId, reminder, ct);
    }

    public Task EscalateAsync(ApprovalQuestion question, string approvalId, CancellationToken ct)
    {
        Log.Unanswered(logger, question.Request.Subject.Name, question.Evidence.Deadline);
        return channels.EscalateAsync(question, approvalId, ct);
    }

    public Task AlarmAsync(Alarm alarm, DateTimeOffset since, bool recovered, CancellationToken ct)
    {
        var title = AlarmNotice.Title(alarm);
        if (recovered)
        {
            _said.TryRemove((title, since), out _);
            Log.Recovered(logger, title);
        }
        else if (_said.TryAdd((title, since), true))
        {
            Log.Alarm(logger, title, alarm.Reason.Message);
        }

        return channels.AlarmAsync(alarm, since, recovered, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 220, Message = "{Outcome}. {Reason}")]
        public static partial void Concluded(ILogger logger, LogLevel level, string outcome, string reason);

        [LoggerMessage(221, LogLevel.Warning, "{Secret} waits for approval until {Deadline:u}: approve or reject {RotationId}.")]
        public static partial void Asked(ILogger logger, string secret, string rotationId, DateTimeOffset deadline);

        [LoggerMessage(224, LogLevel.Warning, "{Secret} still waits for approval, until {Deadline:u}: others are told.")]
        public static partial void Unanswered(ILogger logger, string secret, DateTimeOffset deadline);

        [LoggerMessage(222, LogLevel.Warning, "{Alarm}. {Reason}")]
        public static partial void Alarm(ILogger logger, string alarm, string reason);

        [LoggerMessage(223, LogLevel.Information, "Over: {Alarm}.")]
        public static partial void Recovered(ILogger logger, string alarm);
    }
}
