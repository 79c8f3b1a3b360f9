using System.Globalization;

namespace QlikRotator.Local.Logs;

/// <summary>A log of lines that several categories write to.</summary>
internal abstract class LineLog(LogLevel least) : ILoggerProvider
{
    public LogLevel Least { get; } = least;

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, this);

    public abstract void Write(LogLevel level, string category, int eventId, string message);

    public virtual void Dispose() { }

    protected static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
