using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web;

namespace QlikRotator.Functions.Triggers;

/// <summary>The pages of <see cref="ViewPages"/>, open to the host's key check for the same reason as those of <see cref="PageTriggers"/>.</summary>
internal sealed class ViewTriggers(ViewPages pages)
{
    [Function("SecretPage")]
    public Task<IResult> SecretAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "secrets/{vault}/{name}")] HttpRequest request,
        string vault,
        string name,
        CancellationToken ct
    ) => pages.SecretAsync(request, vault, name, ct);

    [Function("RotationsPage")]
    public Task<IResult> RotationsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rotations")] HttpRequest request,
        CancellationToken ct
    ) => pages.RotationsAsync(request, ct);

    [Function("RotationEvents")]
    public Task<IResult> EventsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rotations/{id}/events")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => pages.EventsAsync(request, id, ct);

    [Function("ApprovalsPage")]
    public Task<IResult> ApprovalsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals")] HttpRequest request,
        CancellationToken ct
    ) => pages.ApprovalsAsync(request, ct);

    [Function("AlarmsPage")]
    public Task<IResult> AlarmsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "alarms")] HttpRequest request,
        CancellationToken ct
    ) => pages.AlarmsAsync(request, ct);

    [Function("LeftPage")]
    public Task<IResult> LeftAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "left")] HttpRequest request,
        CancellationToken ct
    ) => pages.LeftAsync(request, ct);
}
