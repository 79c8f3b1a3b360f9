using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>One operation of a JSON patch. The value is read from <c>value</c>, never from <c>Value</c>.</summary>
internal sealed record PatchOperation(string Operation, string Path, JsonNode? Value)
{
    public bool HasValue => Value is not null;

    /// <summary>Null where the body is not a bare array of operations.</summary>
    public static IReadOnlyList<PatchOperation>? ReadAll(RequestBody body)
    {
        if (body.Json is not JsonArray array)
        {
            return null;
        }

        var operations = array.Select(Read).ToList();
        return operations.Contains(null) ? null : [.. operations.Select(operation => operation!)];
    }

    private static PatchOperation? Read(JsonNode? node) =>
        node is JsonObject fields && fields.Text("op") is "add" or "replace" or "remove" && fields.Text("path") is { } path
            ? new PatchOperation(fields.Text("op")!, path, fields["value"])
            : null;
}
