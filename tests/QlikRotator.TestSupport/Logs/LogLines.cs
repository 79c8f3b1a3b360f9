using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QlikRotator.TestSupport.Logs;

/// <summary>Keeps every line that was logged, of every category.</summary>
/// <param name="onLine">Gets each line too.</param>
internal sealed class LogLines(Action<string>? onLine = null) : ILoggerProvider, ILogger, ISupportExternalScope
{
    private readonly ConcurrentQueue<ScopedLine> _lines = new();
    private IExternalScopeProvider? _scopes;

    public IReadOnlyList<string> All => [.. _lines.Select(line => line.Text)];

    public IReadOnlyList<ScopedLine> Scoped => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var line = $"{formatter(state, exception)} {exception}";
        _lines.Enqueue(new(line, Scopes()));
        onLine?.Invoke(line);
    }

    public void Dispose()
    {
        // Nothing to let go of.
    }

    private List<string> Scopes()
    {
        var said = new List<string>();
        _scopes?.ForEachScope((scope, all) => all.Add(scope?.ToString() ?? ""), said);
        return said;
    }
}
