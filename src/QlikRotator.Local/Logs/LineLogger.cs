using QlikRotator.Core;

namespace QlikRotator.Local.Logs;

/// <summary>Writes one line per entry. Of an exception only type and place are kept: its text could hold what a library was given.</summary>
internal sealed class LineLogger(string category, LineLog log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => log.Scopes?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= log.Least;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            var trouble = exception is null
                ? ""
                : $" | {exception.GetType().FullName} {exception.StackTrace?.ReplaceLineEndings(" ")}";
            log.Write(logLevel, category, eventId.Id, FreeText.OneLine($"{formatter(state, exception)}{trouble}{log.About()}"));
        }
    }
}
