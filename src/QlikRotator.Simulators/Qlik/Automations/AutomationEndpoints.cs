using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>Reading, changing and deleting automations.</summary>
internal static class AutomationEndpoints
{
    private static readonly Dictionary<string, Func<Automation, string>> SortFields = new()
    {
        ["id"] = automation => automation.Id,
        ["name"] = automation => automation.Name,
        ["state"] = automation => automation.State,
        ["runMode"] = automation => automation.RunMode,
        ["createdAt"] = automation => automation.CreatedAt.UtcDateTime.ToString("O"),
        ["updatedAt"] = automation => automation.UpdatedAt.UtcDateTime.ToString("O"),
        ["lastRunAt"] = automation => automation.LastRun?.StartTime.UtcDateTime.ToString("O") ?? "",
    };

    public static Answer List(ApiCall call)
    {
        if (!AutomationRights.MayList(call))
        {
            return Answer.Forbidden("No scope for automations.");
        }

        var filter = Filter.Parse(call.Query("filter"), "name", "runMode", "lastRunStatus", "ownerId", "spaceId");
        if (filter is null)
        {
            return Answer.BadRequest("The filter is not valid.");
        }

        var all = call.Query("listAll") != "false" && AutomationRights.ManagesAll(call);
        var automations = call.Tenant.Automations.All.Where(automation =>
            (all || AutomationRights.Owns(call, automation)) && filter.Matches(field => ValueOf(automation, field))
        );
        var rules = new ListRules(call.Request.Path, Limit: 100, MaxLimit: 200, "cursor", Previous: null, Sort: "id");
        return Page.Cut(call, rules, automations, SortFields) is { } page
            ? Answer.Ok(new { data = page.Items.Select(AutomationView.Item), links = page.Links })
            : Answer.BadRequest("limit, sort or cursor is not valid.");
    }

    public static Answer Read(ApiCall call) =>
        AutomationRights.With(call, AutomationRights.Manages, automation => Answer.Ok(AutomationView.Detail(automation)));

    public static Answer Update(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Manages,
            automation =>
            {
                if (!IsValid(call.Fields))
                {
                    return Answer.BadRequest("The automation is not valid.");
                }

                Apply(automation, call.Fields);
                automation.UpdatedAt = call.Tenant.Now;
                return Answer.Ok(AutomationView.Detail(automation));
            }
        );

    public static Answer Delete(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Manages,
            automation =>
            {
                call.Tenant.Automations.Remove(automation);
                return Answer.NoContent;
            }
        );

    private static bool IsValid(JsonObject fields) =>
        (!fields.ContainsKey("name") || fields.Text("name") is { Length: > 0 })
        && (!fields.ContainsKey("description") || fields.Text("description") is not null)
        && (!fields.ContainsKey("workspace") || fields["workspace"] is JsonObject)
        && (!fields.ContainsKey("schedules") || fields["schedules"] is JsonArray)
        && (!fields.ContainsKey("maxConcurrentRuns") || Number(fields) >= 1);

    private static void Apply(Automation automation, JsonObject fields)
    {
        automation.Name = fields.Text("name") ?? automation.Name;
        automation.Description = fields.Text("description") ?? automation.Description;
        automation.MaxConcurrentRuns = Number(fields) ?? automation.MaxConcurrentRuns;
        automation.Workspace = fields["workspace"]?.DeepClone() as JsonObject ?? automation.Workspace;
        automation.Schedules = fields["schedules"]?.DeepClone() as JsonArray ?? automation.Schedules;
    }

    private static int? Number(JsonObject fields) =>
        fields["maxConcurrentRuns"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static string? ValueOf(Automation automation, string field) =>
        field switch
        {
            "name" => automation.Name,
            "runMode" => automation.RunMode,
            "lastRunStatus" => automation.LastRun?.Status,
            "ownerId" => automation.OwnerId,
            _ => automation.SpaceId,
        };
}
