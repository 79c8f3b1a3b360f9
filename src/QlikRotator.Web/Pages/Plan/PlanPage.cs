using Microsoft.AspNetCore.Http;
using QlikRotator.Core.Plan;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Plan;

/// <summary>What falls due in the next 30 days, by day.</summary>
internal sealed class PlanPage(PageGuard guard, InventorySnapshot inventory)
{
    private const int DaysAhead = 30;

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var taken = await inventory.GetAsync(ct);
                var plan = SweepPlan.Ahead(taken.Report.Secrets, request.Now, TimeSpan.FromDays(DaysAhead));
                return Page.Of<PlanView, PlanModel>($"The next {DaysAhead} days", new(plan, taken), narrow: false);
            }
        );
}
