using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Logs;

/// <summary>Warnings and errors for whoever sits in front of it.</summary>
internal sealed class WarningLog(Terminal terminal) : LineLog(LogLevel.Warning)
{
    private readonly Lock _gate = new();

    public override void Write(LogLevel level, string category, int eventId, string message)
    {
        lock (_gate)
        {
            terminal.Warn($"{(level == LogLevel.Warning ? "warning" : "error")}: {message}");
        }
    }
}
