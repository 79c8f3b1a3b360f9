using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Logs;

/// <summary>Warnings and errors for whoever sits in front of it, as far as they are about what was asked for.</summary>
internal sealed class WarningLog(Terminal terminal, RotationFocus focus) : LineLog(LogLevel.Warning)
{
    public override void Write(LogLevel level, string category, int eventId, string message)
    {
        if (SaidInWords.Has(category, eventId))
        {
            return;
        }

        var line = $"{(level == LogLevel.Warning ? "warning" : "error")}: {message}";
        focus.Show(RotationId(), () => terminal.Warn(line));
    }

    /// <summary>The rotation whose journal runs where the line is written.</summary>
    private string? RotationId()
    {
        string? id = null;
        Scopes?.ForEachScope((scope, _) => id = scope is JournalKey key ? key.RotationId : id, 0);
        return id;
    }
}
