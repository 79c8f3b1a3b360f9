using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Functions.Orchestration;
using QlikRotator.Web;

namespace QlikRotator.Functions.Triggers;

/// <summary>
/// The pages of <see cref="RotatorPages"/>. Open to the host's key check, because people have no function keys: each page asks for
/// itself who is looking, and an approval brings its own single-use token or signature.
/// </summary>
internal sealed class PageTriggers(RotatorPages pages)
{
    /// <summary>The root: a plain "/" as route is one the worker's ASP.NET Core integration cannot build.</summary>
    private const string Root = "{ignored:maxlength(0)?}";

    [Function("DashboardPage")]
    public Task<IResult> DashboardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Root)] HttpRequest request,
        CancellationToken ct
    ) => pages.DashboardAsync(request, ct);

    [Function("PlanPage")]
    public Task<IResult> PlanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "plan")] HttpRequest request,
        CancellationToken ct
    ) => pages.PlanAsync(request, ct);

    [Function("RotationPage")]
    public Task<IResult> RotationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rotations/{id}")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => pages.RotationAsync(request, id, ct);

    [Function("CancelPage")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "rotations/{id}/cancel")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => pages.CancelAsync(request, id, new DurableRotationHost(client), ct);

    [Function("StartPage")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "start")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => pages.StartAsync(request, new DurableRotationHost(client), ct);

    [Function("ApprovalPage")]
    public Task<IResult> ApprovalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "api/approvals/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => pages.ApprovalAsync(request, id, new DurableRotationHost(client), ct);

    [Function("AuditPage")]
    public Task<IResult> AuditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "audit")] HttpRequest request
    ) => pages.AuditAsync(request);

    [Function("AuditExport")]
    public Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "audit/export")] HttpRequest request,
        CancellationToken ct
    ) => pages.ExportAsync(request, ct);
}
