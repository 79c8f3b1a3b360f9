using Microsoft.AspNetCore.Http;
using QlikRotator.Core.Plan;
using QlikRotator.Web.Api;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Plan;

/// <summary><c>GET /plan?days=30</c>: the next twelve months as a calendar, how old the values are, and what falls due next, by day.</summary>
internal sealed class PlanPage(PageGuard guard, InventorySnapshot inventory)
{
    private const int UsualDays = 30;
    private const int MostDays = 365;
    private const int Months = 12;

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var wanted = ApiPage.NumberIn(http.Query, "days", 0, MostDays);
                var days = wanted ?? UsualDays;
                var isWrong = ApiPage.IsWrong(http.Query, "days", wanted);
                var taken = await inventory.GetAsync(ct);
                var secrets = taken.Report.Secrets;
                var model = new PlanModel(
                    SweepPlan.Ahead(secrets, request.Now, TimeSpan.FromDays(days)),
                    days,
                    CalendarMonth.All(DueCalendar.Of(secrets, request.Now, Months), request.Now, Months),
                    AgeChart.Of(secrets, request.Now),
                    taken,
                    isWrong ? $"'days' takes a number from 0 to {MostDays}." : null
                );
                var status = isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
                return Page.Of<PlanView, PlanModel>("Plan", model, status, narrow: false);
            }
        );
}
