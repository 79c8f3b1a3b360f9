using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>
/// The blocks of a workspace that use an automation connection. Each names it in its setting <c>datasource</c>, as automations that
/// people export and publish show.
/// </summary>
internal static class ConnectionBlocks
{
    private const string Setting = "datasource";

    public static JsonObject Using(string connectionId) =>
        new()
        {
            ["id"] = Ids.Guid(),
            ["type"] = "EndpointBlock",
            ["settings"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = Setting,
                    ["value"] = connectionId,
                    ["type"] = "select",
                },
                new JsonObject { ["id"] = "blendr_on_error", ["value"] = "stop" }
            ),
        };

    public static IReadOnlyList<string> ConnectionIdsIn(JsonObject workspace) =>
        [.. SettingsIn(workspace).Select(setting => setting.Text("value")).OfType<string>().Distinct()];

    public static void Detach(JsonObject workspace)
    {
        foreach (var setting in SettingsIn(workspace))
        {
            setting["value"] = null;
        }
    }

    private static List<JsonObject> SettingsIn(JsonObject workspace) =>
        [
            .. Objects(workspace["blocks"])
                .SelectMany(block => Objects(block["settings"]))
                .Where(setting => setting.Text("id") == Setting),
        ];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => (node as JsonArray)?.OfType<JsonObject>() ?? [];
}
