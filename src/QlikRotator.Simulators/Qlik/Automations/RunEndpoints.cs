using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>Runs of an automation; each look at a running one brings it nearer to its end.</summary>
internal static class RunEndpoints
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly Dictionary<string, Func<AutomationRun, string>> SortFields = new()
    {
        ["id"] = run => run.Id,
        ["status"] = run => run.Status,
        ["startTime"] = run => run.StartTime.UtcDateTime.ToString("O"),
    };

    public static Answer List(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Manages,
            automation =>
            {
                var filter = Filter.Parse(
                    call.Query("filter"),
                    "status",
                    "context",
                    "startTime",
                    "ownerId",
                    "spaceId",
                    "executedById"
                );
                if (filter is null)
                {
                    return Answer.BadRequest("The filter is not valid.");
                }

                automation.Runs.ForEach(run => call.Tenant.Automations.Look(automation, run));
                var runs = automation.Runs.Where(run => filter.Matches(field => ValueOf(automation, run, field)));
                var rules = new ListRules(call.Request.Path, Limit: 10, MaxLimit: 200, "cursor", Previous: null, Sort: "id");
                return Page.Cut(call, rules, runs, SortFields) is { } page
                    ? Answer.Ok(new { data = page.Items.Select(run => AutomationView.Run(automation, run)), links = page.Links })
                    : Answer.BadRequest("limit, sort or cursor is not valid.");
            }
        );

    /// <summary>Starts a run as the caller; the execution token is not involved.</summary>
    public static Answer Start(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Owns,
            automation =>
            {
                if (call.Fields.Text("context") != "api" || automation.State != "available")
                {
                    return Answer.BadRequest("context must be api and the automation available.");
                }

                var run = call.Tenant.Automations.Start(automation, "api_async", call.Caller.UserId);
                return Answer.Created(AutomationView.Run(automation, run));
            }
        );

    public static Answer Read(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Manages,
            automation =>
            {
                if (automation.Runs.Find(run => run.Id == call.Route("runId")) is not { } run)
                {
                    return Answer.NotFound("No such run.");
                }

                call.Tenant.Automations.Look(automation, run);
                return Answer.Ok(AutomationView.Run(automation, run));
            }
        );

    private static string? ValueOf(Automation automation, AutomationRun run, string field) =>
        field switch
        {
            "status" => run.Status,
            "context" => run.Context,
            "startTime" => run.StartTime.UtcDateTime.ToString(Instant),
            "executedById" => run.ExecutedById,
            "ownerId" => automation.OwnerId,
            _ => automation.SpaceId,
        };
}
