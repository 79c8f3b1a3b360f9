using Microsoft.Extensions.Logging;

namespace QlikRotator.Durable.Engine;

/// <summary>Every line of every category, to whoever keeps them.</summary>
internal sealed class LineLog(Action<string> keep) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => keep($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
