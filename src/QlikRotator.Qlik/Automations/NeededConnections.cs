using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Qlik.AutomationConnections;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Automations;

/// <summary>
/// The automation connections that an automation's blocks use: without any one of them its runs fail, however good the token. A block
/// names its connection in the setting <c>datasource</c>.
/// </summary>
internal sealed class NeededConnections(AutomationApi automations, AutomationConnectionApi connections)
{
    private const string Setting = "datasource";

    public static IReadOnlyList<string> In(JsonElement? workspace) =>
        workspace is { } json
            ?
            [
                .. Items(json, "blocks")
                    .SelectMany(block => Items(block, "settings"))
                    .Where(setting => Text(setting, "id") == Setting)
                    .Select(setting => Text(setting, "value"))
                    .OfType<string>()
                    .Where(id => id.Length > 0)
                    .Distinct(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The first that does not work for the automation's owner, as whom it runs; null where all do.</summary>
    public async Task<Reason?> WhyNotAsync(Automation automation, CancellationToken ct)
    {
        foreach (var id in In(automation.Workspace))
        {
            var check = await connections.CheckAsync(automations.As(automation.OwnerId!), id, ct);
            if (check.Value is not { Good: true })
            {
                return new Reason(QlikCodes.ConnectionFails, $"The automation needs the connection '{id}', and {What(check)}");
            }
        }

        return null;
    }

    private static string What(QlikAnswer<ConnectionCheck> check) => check.Refusal?.Message ?? "its check fails.";

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var items)
        && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
