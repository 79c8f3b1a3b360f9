using QlikRotator.Application.Inventory;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary>What stands beside every list of secrets: what could not be read, and what nothing rotates any more.</summary>
internal static class InventoryNotes
{
    public static void Tell(Terminal terminal, IReadOnlyList<LostSecret> lost)
    {
        foreach (var one in lost)
        {
            terminal.Error.WriteLine($"Lost: {one.Secret}: {one.Reason}");
        }
    }

    public static void Tell(Terminal terminal, IReadOnlyList<UnreadPlace> unread)
    {
        foreach (var place in unread)
        {
            terminal.Error.WriteLine($"Incomplete: {place}: {place.Reason}");
        }
    }

    public static void Tell(Terminal terminal, IReadOnlyList<UnmanageableSecret> unmanageable)
    {
        foreach (var one in unmanageable)
        {
            terminal.Error.WriteLine($"Not rotated: {one.Version.ToSecret()}: {one.Problem}");
        }
    }

    /// <summary>A list that lacks something is no success, and what is lost waits for a person.</summary>
    public static int CodeOf(InventoryReport report) =>
        report.Lost.Any(one => !one.Passing) ? ExitCode.PersonNeeded
        : report.Unread.Count > 0 ? ExitCode.Failed
        : ExitCode.Done;
}
