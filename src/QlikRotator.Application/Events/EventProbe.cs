using System.Text.Json;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Events;

/// <summary>
/// A message that looks like one of Event Grid's and is about nothing: whoever sends it learns whether what is put into the queue of
/// events comes out. Only one that is waited for leaves a trace, and that is taken away again.
/// </summary>
public sealed class EventProbe(ILedgerStore store, TimeProvider time)
{
    private const string Partition = "event-probes";
    private const string Type = "QlikRotator.Probe";

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>The id of a probe; null for every other message.</summary>
    public static string? IdIn(string delivery)
    {
        if (!delivery.Contains(Type, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var message = JsonDocument.Parse(delivery);
            return
                message.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("eventType", out var type)
                && type.ValueEquals(Type)
                && root.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                && Guid.TryParseExact(id.GetString(), "N", out _)
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Sends one and waits for it.</summary>
    /// <param name="send">Puts a message where Event Grid would.</param>
    /// <returns>How long it took; null where it has not come within <paramref name="patience"/>.</returns>
    public async Task<TimeSpan?> TryAsync(Func<string, Task> send, TimeSpan patience, CancellationToken ct)
    {
        var id = $"{Guid.NewGuid():N}";
        var sent = time.GetUtcNow();
        await store.WriteAsync(KeyOf(id), new ProbeRecord(sent, ArrivedAt: null), expected: null, ct);
        try
        {
            await send(MessageOf(id, sent));
            return await WaitAsync(id, sent + patience, ct) - sent;
        }
        finally
        {
            await store.DeleteAsync(KeyOf(id), CancellationToken.None);
        }
    }

    /// <summary>It came out of the queue.</summary>
    public Task ArriveAsync(string id, CancellationToken ct) =>
        store.ChangeAsync<ProbeRecord>(
            KeyOf(id),
            found => found is { ArrivedAt: null } ? found with { ArrivedAt = time.GetUtcNow() } : found,
            ct
        );

    private async Task<DateTimeOffset?> WaitAsync(string id, DateTimeOffset until, CancellationToken ct)
    {
        while (true)
        {
            if ((await store.ReadAsync<ProbeRecord>(KeyOf(id), ct))?.Value.ArrivedAt is { } arrived)
            {
                return arrived;
            }

            if (time.GetUtcNow() >= until)
            {
                return null;
            }

            await Task.Delay(LookAgain, time, ct);
        }
    }

    private static string MessageOf(string id, DateTimeOffset sent) =>
        JsonSerializer.Serialize(
            new
            {
                id,
                eventType = Type,
                subject = "probe",
                eventTime = sent,
                dataVersion = "1",
                topic = "",
                data = new { },
            }
        );

    private static DocumentKey KeyOf(string id) => new(Partition, id);

    private sealed record ProbeRecord(DateTimeOffset SentAt, DateTimeOffset? ArrivedAt);
}
