using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Web.Api;

namespace QlikRotator.Functions.Triggers;

/// <summary>The routes of <see cref="RotationsApi"/>.</summary>
internal sealed class RotationRoutes(RotationsApi rotations)
{
    [Function("StartRotation")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rotations")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => rotations.StartAsync(request, new DurableRotationHost(client), ct);

    [Function("ListRotations")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/rotations")] HttpRequest request,
        CancellationToken ct
    ) => rotations.ListAsync(request, ct);

    [Function("GetRotation")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/rotations/{id}")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => rotations.GetAsync(request, id, ct);

    [Function("FollowRotation")]
    public Task<IResult> FollowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/rotations/{id}/events")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => rotations.FollowAsync(request, id, ct);

    [Function("CancelRotation")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rotations/{id}/cancel")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => rotations.CancelAsync(request, id, new DurableRotationHost(client), ct);
}
