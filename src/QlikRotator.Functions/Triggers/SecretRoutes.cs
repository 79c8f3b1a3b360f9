using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web.Api;

namespace QlikRotator.Functions.Triggers;

/// <summary>The routes of <see cref="SecretsApi"/>.</summary>
internal sealed class SecretRoutes(SecretsApi secrets)
{
    [Function("ListSecrets")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/secrets")] HttpRequest request,
        CancellationToken ct
    ) => secrets.ListAsync(request, ct);

    [Function("GetPlan")]
    public Task<IResult> PlanAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/plan")] HttpRequest request,
        CancellationToken ct
    ) => secrets.PlanAsync(request, ct);
}
