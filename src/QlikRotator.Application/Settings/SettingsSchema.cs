using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Settings;

/// <summary>
/// The JSON schema of a settings file, made from the option classes, for editors and other tools. It knows names and shapes; what belongs
/// together is checked by <see cref="RotatorChecks"/> alone.
/// </summary>
public static class SettingsSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";
    private const string Duration = "^(\\d+\\.)?([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,7})?$";
    private const string TimeOfDay = "^([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$";

    private static readonly JsonSerializerOptions Shapes = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Texts that take one of a few words, by their option class and name.</summary>
    private static readonly Dictionary<(Type, string), IEnumerable<string>> Words = new()
    {
        [(typeof(PolicyOptions), nameof(PolicyOptions.Gate))] = Of<RetireGate>(),
        [(typeof(PolicyOptions), nameof(PolicyOptions.StartGate))] = Of<StartGate>(),
        [(typeof(PolicyOptions), nameof(PolicyOptions.OnTimeout))] = Of<TimeoutAction>(),
        [(typeof(PolicyOptions), nameof(PolicyOptions.Leak))] = Of<LeakRule>(),
        [(typeof(PolicyOptions), nameof(PolicyOptions.Schedule))] = Of<StartRule>(),
        [(typeof(PolicyOptions), nameof(PolicyOptions.RetireBy))] = Of<RetireBy>(),
        [(typeof(ChannelOptions), nameof(ChannelOptions.Kind))] =
        [
            ChannelOptions.Teams,
            ChannelOptions.Smtp,
            ChannelOptions.Webhook,
        ],
        [(typeof(ChannelOptions), nameof(ChannelOptions.SignIn))] = [ChannelOptions.Password, ChannelOptions.XOAuth2],
        [(typeof(LedgerOptions), nameof(LedgerOptions.Kind))] = [LedgerOptions.Tables, LedgerOptions.Sqlite],
        [(typeof(TenantOptions), nameof(TenantOptions.Kind))] = [TenantOptions.Tenant, TenantOptions.Organization],
        [(typeof(TenantAuthOptions), nameof(TenantAuthOptions.Kind))] =
        [
            TenantAuthOptions.ClientSecret,
            TenantAuthOptions.PrivateKeyJwt,
        ],
    };

    /// <summary>Indented, lines ended by a line feed.</summary>
    public static string Text { get; } = Make().ToJsonString(Readable) + "\n";

    private static JsonObject Make() =>
        new()
        {
            ["$schema"] = Draft,
            ["title"] = "Settings of QlikRotator",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [RotatorOptions.Section] = Shapes.GetJsonSchemaAsNode(
                    typeof(RotatorOptions),
                    new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }
                ),
            },
            ["required"] = new JsonArray(RotatorOptions.Section),
        };

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            // What could be anything is written by the exporter as true: there is nothing of the kind among the settings.
            return node;
        }

        WithoutNull(schema);
        schema.Remove("default");
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(TimeSpan) || type == typeof(TimeOnly))
        {
            return Pattern(type == typeof(TimeSpan) ? Duration : TimeOfDay);
        }

        if (WordsOf(context) is { } words)
        {
            schema["enum"] = new JsonArray([.. words.Select(word => (JsonNode?)word)]);
        }

        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            // The start refuses what it does not know.
            schema["additionalProperties"] = false;
        }

        return schema;
    }

    private static IEnumerable<string>? WordsOf(JsonSchemaExporterContext context) =>
        context.PropertyInfo is { } property ? Words.GetValueOrDefault((property.DeclaringType, property.Name))
        : context.BaseTypeInfo is null && context.Path is [.., "properties", nameof(PolicyOptions.Allow), "items"] ? Abilities.All
        : null;

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static void WithoutNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(one => one!.GetValue<string>()).First(one => one != "null");
        }

        if (schema["enum"] is JsonArray values)
        {
            schema["enum"] = new JsonArray([.. values.Where(one => one is not null).Select(one => one!.DeepClone())]);
        }
    }

    private static IEnumerable<string> Of<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(SettingWords.Of);
}
