using QlikRotator.Application.Messages;
using QlikRotator.Application.Watching;
using QlikRotator.Core;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

internal static class DashboardView
{
    public static Page Of(PageRequest request, DashboardList list, TakenInventory taken, IReadOnlyList<AlarmRecord> alarms) =>
        new(
            "Managed secrets",
            Markup.Of(
                $"""
                {Incomplete(taken.Report.Incomplete)}
                {AlarmList.Of(alarms)}
                {Tally(request, list)}
                {DashboardFilterForm.Of(request, list)}
                {(list.Total == 0 ? Nothing(taken.Report.Incomplete) : Table(request, list))}
                {Pages(request, list)}
                <p class="soft">Listed {When.Text(taken.At)}.</p>
                """
            ),
            Narrow: false
        );

    private static Markup Incomplete(Reason? why) =>
        why is null ? Markup.Empty : Blocks.Note("bad", $"The list is not complete: {why.Message}");

    /// <summary>What could not be read is not empty.</summary>
    private static Markup Nothing(Reason? incomplete) =>
        incomplete is not null
            ? Markup.Empty
            : Blocks.Note("", "No secret carries the tag qlik-source yet. The command 'adopt' writes the tags.");

    private static Markup Tally(PageRequest request, DashboardList list)
    {
        var states = Enum.GetValues<SecretState>().Where(state => list.Tally.GetValueOrDefault(state) > 0);
        return Markup.Of($"""<ul class="tally">{states.Select(state => Count(request, list, state))}</ul>""");
    }

    private static Markup Count(PageRequest request, DashboardList list, SecretState state)
    {
        var address = (list.Filter with { State = state, Page = 1 }).Address(request);
        return Markup.Of(
            $"""<li class="{StateWords.ToneOf(state)}"><a href="{address}"><strong>{list.Tally[state]}</strong> {StateWords.Of(state)}</a></li>"""
        );
    }

    private static Markup Table(PageRequest request, DashboardList list) =>
        Markup.Of(
            $"""
            <table class="stack"><caption>{list.Found} of {list.Total} secrets</caption>
            <thead><tr><th scope="col">Secret</th><th scope="col">State</th><th scope="col">Family</th><th scope="col">Tenant</th>
            <th scope="col">Age</th><th scope="col">Ends</th><th scope="col">Due</th><th scope="col">Last rotation</th></tr></thead>
            <tbody>{list.Rows.Select(row => DashboardLine.Of(request, row))}</tbody></table>
            """
        );

    private static Markup Pages(PageRequest request, DashboardList list) =>
        Markup.When(
            list.Pages > 1,
            () =>
                Markup.Of(
                    $"""
                    <nav class="pages" aria-label="Pages of the list">{Turn(request, list, -1, "Previous")}
                    <span>Page {list.Filter.Page} of {list.Pages}</span>{Turn(request, list, 1, "Next")}</nav>
                    """
                )
        );

    private static Markup Turn(PageRequest request, DashboardList list, int by, string label)
    {
        var page = list.Filter.Page + by;
        return Markup.When(
            page >= 1 && page <= list.Pages,
            () => Markup.Of($"""<a href="{(list.Filter with { Page = page }).Address(request)}">{label}</a>""")
        );
    }
}
