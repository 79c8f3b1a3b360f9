using System.Text.Json;
using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>The body of a request, read to its end before any work is done. Its text may hold secrets.</summary>
internal sealed class RequestBody(string text, string? contentType)
{
    public bool IsEmpty => text.Length == 0;

    public bool IsForm =>
        contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ?? false;

    public string Text => text;

    /// <summary>Null where the body is not JSON.</summary>
    public JsonNode? Json { get; } = Parse(text);

    public static async Task<RequestBody> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return new RequestBody(await reader.ReadToEndAsync(request.HttpContext.RequestAborted), request.ContentType);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
