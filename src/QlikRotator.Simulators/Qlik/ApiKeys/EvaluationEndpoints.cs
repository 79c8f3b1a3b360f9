using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>
/// What the caller may do with a resource. Unpublished; its answer is known only by a published installer reading
/// <c>actions</c> of each item, so everything else in it is a guess.
/// </summary>
internal static class EvaluationEndpoints
{
    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [ApiRoute.Post("/api/v1/accesscontrol/evaluation", ErrorShape.NumberStatus, Evaluate)];

    private static Answer Evaluate(ApiCall call) =>
        call.Fields["resources"] is JsonArray resources && resources.All(resource => resource is JsonObject)
            ? Answer.Ok(resources.Select(resource => Evaluate(call, resource!.AsObject())))
            : Answer.BadRequest("resources is required.");

    private static object Evaluate(ApiCall call, JsonObject resource)
    {
        var sub = (resource["properties"] as JsonObject)?.Text("sub");
        var own = resource.Text("type") == "api-keys" && sub == call.Caller.UserId;
        string[] actions = own && ApiKeyRights.MayManageOwn(call) ? ["create", "delete", "list", "read", "update"] : [];
        return new
        {
            id = resource.Text("id"),
            type = resource.Text("type"),
            actions,
        };
    }
}
