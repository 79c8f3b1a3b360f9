using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Core;
using QlikRotator.Core.Plan;

namespace QlikRotator.Web.Api;

/// <summary>What is managed and what comes next, the same in both hosts.</summary>
public sealed class SecretsApi(SecretInventory inventory, ApiGuard guard, TimeProvider time)
{
    private const int DaysAhead = 30;

    /// <summary><c>GET /api/secrets</c>.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () =>
            {
                var report = await inventory.ReadAsync(ct);
                return ApiAnswer.Json(new SecretList(SecretRow.From(report), report.Incomplete));
            }
        );

    /// <summary><c>GET /api/plan?days=30</c>: what falls due, most urgent first.</summary>
    public Task<IResult> PlanAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () =>
            {
                var days = int.TryParse(request.Query["days"], out var wanted) ? Math.Clamp(wanted, 0, 3650) : DaysAhead;
                var report = await inventory.ReadAsync(ct);
                var plan = SweepPlan.Ahead(report.Secrets, time.GetUtcNow(), TimeSpan.FromDays(days));
                return ApiAnswer.Json(new PlanList(plan, report.Incomplete));
            }
        );
}

/// <param name="Incomplete">Why a vault is missing from the list.</param>
internal sealed record SecretList(IReadOnlyList<SecretRow> Secrets, Reason? Incomplete);

/// <param name="Incomplete">Why a vault is missing from the plan.</param>
internal sealed record PlanList(IReadOnlyList<PlannedRotation> Plan, Reason? Incomplete);
