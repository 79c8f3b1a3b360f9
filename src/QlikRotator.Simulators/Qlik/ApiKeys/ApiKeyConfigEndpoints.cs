using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>The tenant's limits on API keys.</summary>
internal static class ApiKeyConfigEndpoints
{
    private const string Path = "/api/v1/api-keys/configs/{tenantId}";
    private const int Most = 1000;

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [ApiRoute.Get(Path, ErrorShape.NumberStatus, Read), ApiRoute.Patch(Path, ErrorShape.NumberStatus, Change)];

    private static Answer Read(ApiCall call) =>
        call.Route("tenantId") == call.Tenant.Id
            ? Answer.Ok(
                new
                {
                    max_keys_per_user = call.Tenant.ApiKeys.MaxKeysPerUser,
                    max_api_key_expiry = call.Tenant.ApiKeys.MaxExpiry,
                    scim_externalClient_expiry = call.Tenant.ApiKeys.ScimExpiry,
                }
            )
            : Answer.NotFound("No such tenant.");

    private static Answer Change(ApiCall call)
    {
        if (!call.Caller.IsAdmin)
        {
            return Answer.Forbidden("The limits are for administrators.");
        }

        if (call.Route("tenantId") != call.Tenant.Id)
        {
            return Answer.NotFound("No such tenant.");
        }

        if (PatchOperation.ReadAll(call.Body) is not { Count: > 0 } patch || !patch.All(IsValid))
        {
            return Answer.BadRequest("The patch is not valid.");
        }

        foreach (var operation in patch)
        {
            Apply(call.Tenant.ApiKeys, operation);
        }

        return Answer.NoContent;
    }

    private static bool IsValid(PatchOperation operation) =>
        operation.Operation == "replace"
        && operation.Path switch
        {
            "/max_keys_per_user" => Number(operation.Value) is >= 0 and <= Most,
            "/max_api_key_expiry" or "/scim_externalClient_expiry" => IsoDuration.Parse(operation.Value.AsText()) is not null,
            _ => false,
        };

    private static void Apply(ApiKeyStore keys, PatchOperation operation)
    {
        switch (operation.Path)
        {
            case "/max_keys_per_user":
                keys.MaxKeysPerUser = Number(operation.Value) ?? keys.MaxKeysPerUser;
                break;
            case "/max_api_key_expiry":
                keys.MaxExpiry = operation.Value.AsText()!;
                break;
            default:
                keys.ScimExpiry = operation.Value.AsText()!;
                break;
        }
    }

    private static int? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<int>(out var number) ? number : null;
}
