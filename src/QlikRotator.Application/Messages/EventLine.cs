using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Messages;

/// <summary>An event in words, in its place among the others.</summary>
/// <param name="Text">Nothing where it would say again what the line above says.</param>
public sealed record EventLine(LedgerEvent Event, string Title, string Text)
{
    /// <param name="tenant">Of the secret.</param>
    public static IReadOnlyList<EventLine> Of(IEnumerable<LedgerEvent> events, string? tenant)
    {
        var lines = new List<EventLine>();
        var above = "";
        foreach (var one in events)
        {
            var text = EventWords.Text(one.Entry, tenant);
            lines.Add(new(one, EventWords.Title(one.Entry), text == above ? "" : text));
            above = text;
        }

        return lines;
    }
}
