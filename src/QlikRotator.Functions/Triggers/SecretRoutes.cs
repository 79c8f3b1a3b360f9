using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web.Api;

namespace QlikRotator.Functions.Triggers;

/// <summary>The routes of <see cref="SecretsApi"/> and <see cref="LeftApi"/>.</summary>
internal sealed class SecretRoutes(SecretsApi secrets, LeftApi left)
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

    [Function("ListLeft")]
    public Task<IResult> LeftAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/left")] HttpRequest request,
        CancellationToken ct
    ) => left.ListAsync(request, ct);
}
