using QlikRotator.Application.Messages;
using QlikRotator.Application.Watching;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>What a person should know, above the list: a secret that is managed no more stands in no list.</summary>
internal static class AlarmList
{
    private const int MostShown = 20;

    public static Markup Of(IReadOnlyList<AlarmRecord> alarms) =>
        Markup.When(
            alarms.Count > 0,
            () =>
                Markup.Of(
                    $"""
                    <section class="alarms" aria-labelledby="alarms"><h2 id="alarms">Needs somebody</h2>
                    <ul>{alarms.OrderBy(one => one.Since).Take(MostShown).Select(Item)}</ul>{More(alarms.Count)}</section>
                    """
                )
        );

    private static Markup Item(AlarmRecord one) =>
        Markup.Of(
            $"""
            <li><p><strong>{AlarmNotice.Title(one.Alarm)}</strong> <span class="soft">since {When.Text(one.Since)}</span></p>
            <p>{one.Alarm.Reason.Message} {AlarmNotice.Next(one.Alarm.Kind)}</p></li>
            """
        );

    private static Markup More(int all) =>
        Markup.When(all > MostShown, () => Markup.Of($"""<p class="soft">The oldest {MostShown} of {all}.</p>"""));
}
