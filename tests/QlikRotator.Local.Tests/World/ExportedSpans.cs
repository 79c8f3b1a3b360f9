using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using QlikRotator.Application.Telemetry;

namespace QlikRotator.Local.Tests.World;

/// <summary>What an exporter is given while this lives. Other tests run at the same time, so ask for a rotation's.</summary>
internal sealed class ExportedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly TracerProvider _provider;

    public ExportedSpans() =>
        _provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(RotatorTelemetry.Name, "System.Net.Http")
            .AddProcessor(new SimpleActivityExportProcessor(new Exporter(_spans)))
            .Build();

    /// <summary>Every span in the trace in which this rotation was started.</summary>
    public IReadOnlyList<Activity> TraceOf(string rotationId)
    {
        var start = _spans.First(span =>
            span.DisplayName == "StartRotation" && Tag(span, RotationTrace.RotationTag) == rotationId
        );
        return [.. _spans.Where(span => span.TraceId == start.TraceId)];
    }

    /// <summary>Spans of the rotation itself, in whichever trace they are.</summary>
    public IReadOnlyList<Activity> Of(string rotationId) =>
        [.. _spans.Where(span => Tag(span, RotationTrace.RotationTag) == rotationId)];

    public static string? Tag(Activity span, string name) => span.GetTagItem(name)?.ToString();

    public static string TextOf(IEnumerable<Activity> spans) =>
        string.Join(
            '\n',
            spans.Select(span => $"{span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => tag.ToString()))}")
        );

    public void Dispose() => _provider.Dispose();

    private sealed class Exporter(ConcurrentQueue<Activity> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                spans.Enqueue(span);
            }

            return ExportResult.Success;
        }
    }
}
