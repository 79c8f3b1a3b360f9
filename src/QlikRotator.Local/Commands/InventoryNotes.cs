using QlikRotator.Application.Inventory;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary>What stands beside every list of secrets: what could not be read, and what nothing rotates any more.</summary>
internal static class InventoryNotes
{
    public static void Tell(Terminal terminal, IReadOnlyList<LostRow> lost)
    {
        foreach (var one in lost)
        {
            terminal.Error.WriteLine($"Lost: {SecretLine.Of(one.Secret, one.Reason.Message)}");
        }
    }

    public static void Tell(Terminal terminal, IReadOnlyList<UnreadPlace> unread)
    {
        foreach (var place in unread)
        {
            terminal.Error.WriteLine($"Incomplete: {place}: {place.Reason.Message}");
        }
    }

    public static void Tell(Terminal terminal, IReadOnlyList<SecretRow> unmanageable)
    {
        foreach (var one in unmanageable)
        {
            terminal.Error.WriteLine($"Not rotated: {SecretLine.Of(one.Secret, one.Problem?.Message)}");
        }
    }

    /// <summary>A list that lacks something is no success, and what is lost waits for a person.</summary>
    public static int CodeOf(IReadOnlyList<LostRow> lost, IReadOnlyList<UnreadPlace> unread) =>
        lost.Any(one => !one.Passing) ? ExitCode.PersonNeeded
        : unread.Count > 0 ? ExitCode.Failed
        : ExitCode.Done;
}
