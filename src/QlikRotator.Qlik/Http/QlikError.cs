using System.Net;
using System.Text.Json;
using QlikRotator.Core;

namespace QlikRotator.Qlik.Http;

/// <summary>
/// What is kept of an error body. Qlik has several shapes (<c>status</c> as text or number, fields missing); <c>detail</c> may
/// repeat what was sent and is dropped.
/// </summary>
internal sealed record QlikError(string? Code, string? Title, string? TraceId)
{
    private const int LongestTitle = 200;

    public static QlikError Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = First(document.RootElement);
            return new QlikError(Text(error, "code"), Short(Text(error, "title")), Text(document.RootElement, "traceId"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new QlikError(null, null, null);
        }
    }

    public Reason ToReason(string host, HttpStatusCode status)
    {
        var code = Code is null ? "" : $" ({Code})";
        var title = Title is null ? "" : $": {Title}";
        var trace = TraceId is null ? "" : $" [trace {TraceId}]";
        return new Reason($"Qlik{(int)status}", $"{host} answered {(int)status}{code}{title}{trace}.");
    }

    private static JsonElement First(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("errors", out var errors)
        && errors.ValueKind == JsonValueKind.Array
        && errors.GetArrayLength() > 0
            ? errors[0]
            : root;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static string? Short(string? title) =>
        title is null ? null : title[..Math.Min(title.Length, LongestTitle)].TrimEnd('.');
}
