using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;

namespace QlikRotator.Local.Demo;

/// <summary>Keeps what an exporter would have sent.</summary>
internal sealed class TraceCapture : BaseExporter<Activity>
{
    private readonly ConcurrentQueue<string> _spans = new();

    public int Count => _spans.Count;

    public string Text => string.Join('\n', _spans);

    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            _spans.Enqueue(TextOf(span));
        }

        return ExportResult.Success;
    }

    private static string TextOf(Activity span) =>
        string.Join(
            ' ',
            span.TagObjects.Concat(span.Events.SelectMany(one => one.Tags))
                .Concat(Baggage(span))
                .Select(tag => $"{tag.Key}={tag.Value}")
                .Prepend(span.DisplayName)
        );

    private static IEnumerable<KeyValuePair<string, object?>> Baggage(Activity span) =>
        span.Baggage.Select(item => new KeyValuePair<string, object?>(item.Key, item.Value));
}
