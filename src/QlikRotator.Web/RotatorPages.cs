using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Web.Pages.Approvals;
using QlikRotator.Web.Pages.Audit;
using QlikRotator.Web.Pages.Dashboard;
using QlikRotator.Web.Pages.Plan;
using QlikRotator.Web.Pages.Rotations;

namespace QlikRotator.Web;

/// <summary>Every page, for hosts that bring their own routing. Each checks by itself who may see it: hosts let everybody through.</summary>
public sealed class RotatorPages
{
    private readonly DashboardPage _dashboard;
    private readonly PlanPage _plan;
    private readonly RotationPage _rotation;
    private readonly StartPage _start;
    private readonly CancelPage _cancel;
    private readonly ApprovalPages _approvals;
    private readonly ApprovalCallback _callback;
    private readonly AuditPage _audit;
    private readonly AuditExport _export;

    internal RotatorPages(
        DashboardPage dashboard,
        PlanPage plan,
        RotationPage rotation,
        StartPage start,
        CancelPage cancel,
        ApprovalPages approvals,
        ApprovalCallback callback,
        AuditPage audit,
        AuditExport export
    )
    {
        _dashboard = dashboard;
        _plan = plan;
        _rotation = rotation;
        _start = start;
        _cancel = cancel;
        _approvals = approvals;
        _callback = callback;
        _audit = audit;
        _export = export;
    }

    /// <summary><c>GET /</c>.</summary>
    public Task<IResult> DashboardAsync(HttpRequest request, CancellationToken ct) => _dashboard.ShowAsync(request, ct);

    /// <summary><c>GET /plan</c>.</summary>
    public Task<IResult> PlanAsync(HttpRequest request, CancellationToken ct) => _plan.ShowAsync(request, ct);

    /// <summary><c>GET /rotations/{id}</c>.</summary>
    public Task<IResult> RotationAsync(HttpRequest request, string id, CancellationToken ct) =>
        _rotation.ShowAsync(request, id, ct);

    /// <summary><c>GET /start?secret=…</c> asks; <c>POST /start</c> does it.</summary>
    public Task<IResult> StartAsync(HttpRequest request, IRotationHost host, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _start.StartAsync(request, host, ct) : _start.ShowAsync(request, ct);

    /// <summary><c>GET /rotations/{id}/cancel</c> asks; <c>POST</c> does it.</summary>
    public Task<IResult> CancelAsync(HttpRequest request, string id, IRotationHost host, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _cancel.CancelAsync(request, id, host, ct) : _cancel.ShowAsync(request, id, ct);

    /// <summary>
    /// <c>GET /api/approvals/{id}</c> shows the request and nothing more. <c>POST</c> answers it: the page's form, or the signed JSON
    /// of a flow.
    /// </summary>
    public Task<IResult> ApprovalAsync(HttpRequest request, string id, IRotationHost host, CancellationToken ct) =>
        !HttpMethods.IsPost(request.Method) ? _approvals.ShowAsync(request, id, ct)
        : request.HasJsonContentType() ? _callback.AnswerAsync(request, id, host, ct)
        : _approvals.AnswerAsync(request, id, host, ct);

    /// <summary><c>GET /audit</c>.</summary>
    public Task<IResult> AuditAsync(HttpRequest request) => _audit.ShowAsync(request);

    /// <summary><c>GET /audit/export?format=csv|json</c>.</summary>
    public Task<IResult> ExportAsync(HttpRequest request, CancellationToken ct) => _export.SendAsync(request, ct);
}
