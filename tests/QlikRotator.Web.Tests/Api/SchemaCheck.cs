using System.Text.Json;

namespace QlikRotator.Web.Tests.Api;

/// <summary>As much of JSON Schema as the description uses. A property that is not described is a problem, too.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<string> Problems(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return Problems(document, document.GetProperty("components").GetProperty("schemas").GetProperty(name), value, at);
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(document, schema, value, at),
            JsonValueKind.Array => value
                .EnumerateArray()
                .SelectMany((one, index) => Problems(document, schema.GetProperty("items"), one, $"{at}[{index}]")),
            _ => OfScalar(schema, value, at),
        };
    }

    private static IEnumerable<string> OfObject(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        var known = schema.GetProperty("properties");
        var names = value.EnumerateObject().Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var one in value.EnumerateObject())
        {
            if (!known.TryGetProperty(one.Name, out var described))
            {
                yield return $"{at}.{one.Name} is not described";
                continue;
            }

            foreach (var problem in Problems(document, described, one.Value, $"{at}.{one.Name}"))
            {
                yield return problem;
            }
        }

        foreach (var missing in schema.GetProperty("required").EnumerateArray().Select(one => one.GetString()!).Except(names))
        {
            yield return $"{at}.{missing} is missing";
        }
    }

    private static IEnumerable<string> OfScalar(JsonElement schema, JsonElement value, string at)
    {
        var kind = value.ValueKind switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => "integer",
            _ => "boolean",
        };
        if (schema.GetProperty("type").ToString() != kind)
        {
            yield return $"{at} is {kind} and not {schema.GetProperty("type")}";
        }

        if (
            schema.TryGetProperty("enum", out var values)
            && values.EnumerateArray().All(one => one.GetString() != value.GetString())
        )
        {
            yield return $"{at} is '{value}', which is not described";
        }
    }
}
