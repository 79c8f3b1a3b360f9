using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Local.Journal;

/// <summary>
/// Recognizes a look at a question that is still open, after an earlier look and perhaps a wait. The workflow goes by the last
/// look alone, so a question of three days leaves as many entries as one of a minute.
/// </summary>
internal static class RepeatedLook
{
    /// <summary>How many entries at the end the look takes the place of; 0 where it is the first of its question.</summary>
    public static int Replaces(IReadOnlyList<JournalEntry> entries, JournalEntry look)
    {
        var waits = entries[^1].Kind == JournalEntryKind.Wait ? 1 : 0;
        var before = entries[entries.Count - 1 - waits];
        return
            look is { Kind: JournalEntryKind.Step }
            && look.Name == RotationSteps.ReadVerdict.Name
            && before is { Kind: JournalEntryKind.Step }
            && before.Name == look.Name
            && before.Input == look.Input
            && IsAnswer(before)
            && IsAnswer(look)
            ? 1 + waits
            : 0;
    }

    /// <summary>A look that failed counts as a try, and tries are counted.</summary>
    private static bool IsAnswer(JournalEntry entry) =>
        JsonSerializer.Deserialize<StepAnswer<Verdict>>(entry.Output!, RotatorJson.Options)?.Kind == StepAnswerKind.Done;
}
