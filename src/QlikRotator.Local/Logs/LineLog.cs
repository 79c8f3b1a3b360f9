using System.Globalization;

namespace QlikRotator.Local.Logs;

/// <summary>A log of lines that several categories write to.</summary>
internal abstract class LineLog(LogLevel least) : ILoggerProvider, ISupportExternalScope
{
    public LogLevel Least { get; } = least;

    /// <summary>What is going on where a line is written.</summary>
    public IExternalScopeProvider? Scopes { get; private set; }

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, this);

    public abstract void Write(LogLevel level, string category, int eventId, string message);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    /// <summary>The rotation that a line belongs to, to be put behind it; empty outside of steps, and where people read along.</summary>
    public virtual string About() => "";

    public virtual void Dispose() { }

    protected static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
