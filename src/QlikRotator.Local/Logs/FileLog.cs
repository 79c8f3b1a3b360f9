using QlikRotator.Application.Telemetry;
using QlikRotator.Local.State;

namespace QlikRotator.Local.Logs;

/// <summary>A file per day and process, in the folder <c>logs</c>; every line is on disk when the call returns.</summary>
internal sealed class FileLog : LineLog
{
    private readonly Lock _gate = new();
    private readonly StreamWriter _file;
    private bool _closed;
    private readonly TimeProvider _time;

    public FileLog(string folder, TimeProvider time)
        : base(LogLevel.Trace)
    {
        var logs = PrivateFolder.Create(Path.Combine(PrivateFolder.Create(folder), "logs"));
        var name = $"rotator-{time.GetUtcNow():yyyyMMdd}-{Environment.ProcessId}.log";
        _file = new StreamWriter(
            PrivateFolder.Open(
                Path.Combine(logs, name),
                FileMode.Append,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete
            )
        )
        {
            AutoFlush = true,
        };
        _time = time;
    }

    public override void Write(LogLevel level, string category, int eventId, string message)
    {
        lock (_gate)
        {
            // Timers of libraries outlive the host by a moment, and what they write then must not end the process with an error.
            if (_closed)
            {
                return;
            }

            _file.WriteLine($"{Stamp(_time.GetUtcNow())} {level} {category}[{eventId}] {message}");
        }
    }

    /// <summary>Of all scopes only ours: those of libraries may hold addresses.</summary>
    public override string About()
    {
        var about = "";
        Scopes?.ForEachScope((scope, _) => about = scope is RotationScope rotation ? $" | rotation {rotation}" : about, "");
        return about;
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _file.Dispose();
        }

        base.Dispose();
    }
}
