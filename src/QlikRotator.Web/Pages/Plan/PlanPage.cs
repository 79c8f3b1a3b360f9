using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Plan;
using QlikRotator.Web.Pages.Dashboard;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Plan;

/// <summary>What falls due in the next 30 days, by day.</summary>
internal sealed class PlanPage(PageGuard guard, InventorySnapshot inventory)
{
    private const int DaysAhead = 30;
    private const int MostLines = 500;

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var taken = await inventory.GetAsync(ct);
                var plan = SweepPlan.Ahead(taken.Report.Secrets, request.Now, TimeSpan.FromDays(DaysAhead));
                return new Page($"The next {DaysAhead} days", Body(plan, taken), Narrow: false);
            }
        );

    private static Markup Body(IReadOnlyList<PlannedRotation> plan, TakenInventory taken) =>
        Markup.Of(
            $"""
            {(taken.Report.Incomplete is { } why ? Blocks.Note("bad", $"The plan is not complete: {why.Message}") : Markup.Empty)}
            {Count(plan.Count, taken)}
            {plan.Take(MostLines).GroupBy(one => one.StartAt.UtcDateTime.Date).Select(Day)}
            {Markup.When(
                plan.Count > MostLines,
                () => Blocks.Note("", $"The first {MostLines} are shown; the command 'plan' shows all.")
            )}
            <p class="soft">Listed {When.Text(taken.At)}.</p>
            """
        );

    /// <summary>No count is given where a vault could not be read: it would be taken for the truth.</summary>
    private static Markup Count(int rotations, TakenInventory taken) =>
        taken.Report.Incomplete is not null ? Markup.Empty
        : rotations == 0 ? Blocks.Note("good", "Nothing falls due.")
        : Markup.Of($"<p>{(rotations == 1 ? "1 rotation" : $"{rotations} rotations")}.</p>");

    private static Markup Day(IGrouping<DateTime, PlannedRotation> day) =>
        Markup.Of(
            $"""
            <h2>{day.Key.ToString("dddd, yyyy-MM-dd", CultureInfo.InvariantCulture)}</h2>
            <table class="stack"><thead><tr><th scope="col">Secret</th><th scope="col">Family</th><th scope="col">Tenant</th>
            <th scope="col">Policy</th><th scope="col">Ends</th><th scope="col">Why</th></tr></thead><tbody>{day.Select(
                Line
            )}</tbody></table>
            """
        );

    private static Markup Line(PlannedRotation one) =>
        Markup.Of(
            $"""
            <tr><th scope="row">{one.Secret.Name}<br><span class="soft">{one.Secret.Vault.Authority}</span></th>
            <td data-label="Family">{one.Source}</td><td data-label="Tenant">{one.Tenant}</td><td data-label="Policy">{one.Policy}</td>
            <td data-label="Ends">{When.Text(one.Expiry)}</td><td data-label="Why">{one.Reason.Message}</td></tr>
            """
        );
}
