using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>The block of a workspace that says how an automation is started.</summary>
internal static class StartBlock
{
    public static JsonObject WorkspaceFor(string runMode, IReadOnlyList<string> connectionIds) =>
        new()
        {
            ["blocks"] = new JsonArray([
                new JsonObject
                {
                    ["id"] = Ids.Guid(),
                    ["type"] = "StartBlock",
                    ["name"] = "Start",
                    ["inputs"] = new JsonArray(new JsonObject { ["id"] = "run_mode", ["value"] = runMode }),
                },
                .. connectionIds.Select(ConnectionBlocks.Using),
            ]),
        };

    /// <summary>An automation whose start block does not say is started by hand.</summary>
    public static string RunModeOf(JsonObject workspace)
    {
        var start = Objects(workspace["blocks"]).FirstOrDefault(block => block.Text("type") == "StartBlock");
        return Objects(start?["inputs"]).FirstOrDefault(input => input.Text("id") == "run_mode")?.Text("value") ?? "manual";
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => (node as JsonArray)?.OfType<JsonObject>() ?? [];
}
