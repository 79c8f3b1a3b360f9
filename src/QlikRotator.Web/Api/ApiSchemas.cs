using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using QlikRotator.Core;

namespace QlikRotator.Web.Api;

/// <summary>
/// The shapes of what is sent and answered, taken from the records themselves by the serializer that writes them. Records of ours are
/// written once and referred to. What is nothing is left out of an answer, so nothing may be null, and what is never left out is
/// required.
/// </summary>
/// <param name="prefix">What stands before a record's name where it is referred to.</param>
public sealed class ApiSchemas(string prefix)
{
    private readonly SortedDictionary<string, JsonNode> _named = new(StringComparer.Ordinal);

    public JsonObject All() => new(_named.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value.DeepClone())));

    public JsonNode Of(Type type)
    {
        if (!IsOurs(type))
        {
            return Export(type);
        }

        if (_named.TryAdd(type.Name, new JsonObject()))
        {
            _named[type.Name] = Export(type);
        }

        return new JsonObject { ["$ref"] = $"{prefix}{type.Name}" };
    }

    private JsonNode Export(Type type) =>
        RotatorJson.Options.GetJsonSchemaAsNode(
            type,
            new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }
        );

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (IsOurs(type) && !context.Path.IsEmpty)
        {
            return Of(type);
        }

        if (node is not JsonObject schema)
        {
            return node;
        }

        NeverNull(schema);
        if (type.IsEnum)
        {
            schema["type"] = "string";
        }
        else if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            schema["required"] = new JsonArray([.. Required(context.TypeInfo)]);
            WithoutComputed(schema, context.TypeInfo);
        }

        return schema;
    }

    private static IEnumerable<JsonNode?> Required(JsonTypeInfo type) =>
        type
            .Properties.Where(one => one is { IsGetNullable: false, Get: not null, Set: not null })
            .Select(one => (JsonNode?)one.Name);

    /// <summary>What a record computes is not written (<see cref="RotatorJson"/>).</summary>
    private static void WithoutComputed(JsonObject schema, JsonTypeInfo type)
    {
        foreach (var computed in type.Properties.Where(one => one.Set is null))
        {
            (schema["properties"] as JsonObject)?.Remove(computed.Name);
        }
    }

    /// <summary>Numbers are read from text as well, but nobody needs to know.</summary>
    private static void NeverNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            var rest = types.Select(one => one!.GetValue<string>()).Where(one => one != "null").ToList();
            var number = rest.FirstOrDefault(one => one is "integer" or "number");
            schema["type"] = number ?? rest[0];
            schema.Remove(number is null ? "" : "pattern");
        }

        if (schema["enum"] is JsonArray values && values.Any(one => one is null))
        {
            schema["enum"] = new JsonArray([.. values.Where(one => one is not null).Select(one => one!.DeepClone())]);
        }
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("QlikRotator.", StringComparison.Ordinal) == true;
}
