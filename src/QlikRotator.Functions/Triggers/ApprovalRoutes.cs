using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Web.Pages.Approvals;

namespace QlikRotator.Functions.Triggers;

/// <summary>The routes of <see cref="ApprovalApi"/>.</summary>
internal sealed class ApprovalRoutes(ApprovalApi approvals)
{
    [Function("GetApproval")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/rotations/{id}/approval")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => approvals.GetAsync(request, id, ct);

    [Function("AnswerApproval")]
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rotations/{id}/approval")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => approvals.AnswerAsync(request, id, new DurableRotationHost(client), ct);
}
