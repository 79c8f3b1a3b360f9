using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>The end of the demo, for people.</summary>
internal static class DemoSummary
{
    public static void Show(Terminal terminal, DemoAnswer answer)
    {
        var listing = new Listing("secret", "tenant", "outcome", "old refused", "new accepted", "calls", "writes");
        foreach (var one in answer.Rotations)
        {
            listing.Add(
                one.Secret,
                one.Tenant,
                one.Outcome.ToString(),
                YesNo(one.OldRefused),
                YesNo(one.NewAccepted),
                $"{one.QlikCalls}",
                $"{one.QlikWrites}"
            );
        }

        listing.Write(terminal);
        terminal.Say($"Values found outside the vault (ledger, journal, logs, traces, screen): {answer.ValuesFoundOutsideVault}");
    }

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}
