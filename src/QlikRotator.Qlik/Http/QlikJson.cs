using System.Text.Json;
using System.Text.Json.Serialization;

namespace QlikRotator.Qlik.Http;

/// <summary>The only serializer settings that let secret values through: straight from and to a tenant's connection.</summary>
internal static class QlikJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            // Of two values under one name nobody can say which is meant.
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters =
            {
                new WireSecretConverter(),
                new WireDateConverter(),
                new WireObjectConverter(),
                new WireListConverter(),
            },
        };
}
