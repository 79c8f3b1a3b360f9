using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>The trigger of consumers. Unpublished; the token is taken from the header only, never from the query string.</summary>
internal static class ExecuteEndpoint
{
    public static Answer Execute(ApiCall call)
    {
        if (call.Tenant.Automations.Find(call.Route("id")) is not { } automation)
        {
            return Answer.NotFound("No such automation.");
        }

        if (call.Header("X-Execution-Token") != automation.ExecutionToken)
        {
            return Answer.Unauthorized("You are not authorized to run this automation.");
        }

        if (automation.RunMode != "triggered")
        {
            return Answer.BadRequest("The automation has an invalid run mode.");
        }

        if (automation.State != "available")
        {
            return Answer.BadRequest("Bad request");
        }

        var run = call.Tenant.Automations.Start(automation, "api_async", automation.OwnerId);
        return Answer.Ok(new { id = run.Id, status = run.Status });
    }
}
