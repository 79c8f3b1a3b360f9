using QlikRotator.Application.Messages;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>The end of the demo, for people.</summary>
internal static class DemoSummary
{
    public static void Show(Terminal terminal, DemoAnswer answer)
    {
        var listing = new Listing("secret", "outcome", "old refused", "new accepted", "slots", "calls");
        foreach (var one in answer.Rotations)
        {
            listing.Add(
                one.Secret.Name,
                OutcomeWords.Short(one.Outcome),
                YesNo(one.OldRefused),
                YesNo(one.NewAccepted),
                $"{one.Slots.Count(slot => slot.Good)} of {one.Slots.Count}",
                $"{one.QlikCalls}"
            );
        }

        listing.Write(terminal);
        terminal.Say("");
        terminal.Say($"Values found outside the vault (files, traces, messages, screen): {answer.ValuesFoundOutsideVault}");
        terminal.Say("");
        terminal.Say($"Next, behind '{ToolCommand.Here}':");
        terminal.Say("   serve --simulate   the same estate with its pages, in a browser");
        terminal.Say("   init               a settings file for your own tenant");
        terminal.Say("   discover           what your tenant holds that nobody rotates");
    }

    private static string YesNo(bool? yes) =>
        yes switch
        {
            null => "–",
            true => "yes",
            false => "no",
        };
}
