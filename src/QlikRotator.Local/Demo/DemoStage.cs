using OpenTelemetry;
using OpenTelemetry.Trace;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>Where a demo plays: everything it writes is kept until it has been searched.</summary>
internal sealed class DemoStage : IDisposable
{
    private readonly DemoFolder _folder = new();
    private readonly TraceCapture _traces = new();
    private readonly TeeWriter _output;
    private readonly TeeWriter _error;

    public DemoStage(Terminal terminal)
    {
        _output = new TeeWriter(terminal.Out);
        _error = new TeeWriter(terminal.Error);
        Terminal = new Terminal(_output, _error, terminal.Json, terminal.Attended);
    }

    public Terminal Terminal { get; }

    public string Folder => _folder.Path;

    public void Capture(IServiceCollection services) =>
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new SimpleActivityExportProcessor(_traces)));

    /// <summary>Ledger, journal, logs, traces and both output streams; the vault is where values belong.</summary>
    /// <param name="told">What consumers were told.</param>
    public IReadOnlyList<FoundValue> Search(IReadOnlySet<string> values, string told = "")
    {
        var search = new ValueSearch(values);
        return
        [
            .. search.InFolder(Folder),
            .. search.InText("traces", _traces.Text),
            .. search.InText("webhooks", told),
            .. search.InText("standard output", _output.Text),
            .. search.InText("standard error", _error.Text),
        ];
    }

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
        _traces.Dispose();
    }
}
