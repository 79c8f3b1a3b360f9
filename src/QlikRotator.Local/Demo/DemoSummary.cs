using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>The end of the demo, for people.</summary>
internal static class DemoSummary
{
    public static void Show(Terminal terminal, DemoAnswer answer)
    {
        var listing = new Listing("secret", "source", "outcome", "old refused", "new accepted", "slots", "calls", "writes");
        foreach (var one in answer.Rotations)
        {
            listing.Add(
                one.Secret,
                one.Source,
                one.Outcome.ToString(),
                YesNo(one.OldRefused),
                YesNo(one.NewAccepted),
                $"{one.Slots.Count(slot => slot.Good)} of {one.Slots.Count}",
                $"{one.QlikCalls}",
                $"{one.QlikWrites}"
            );
        }

        listing.Write(terminal);
        terminal.Say(
            $"Values found outside the vault (ledger, journal, logs, traces, webhooks, screen): {answer.ValuesFoundOutsideVault}"
        );
    }

    private static string YesNo(bool? yes) =>
        yes switch
        {
            null => "–",
            true => "yes",
            false => "no",
        };
}
