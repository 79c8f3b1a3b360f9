namespace QlikRotator.Local.Journal;

internal enum JournalEntryKind
{
    /// <summary>Entry 0: the input, and the time the workflow starts at in every replay.</summary>
    Start,
    Step,
    Wait,
}

/// <summary>One thing that happened, written after it happened: a crash in between runs it once more.</summary>
/// <param name="Index">From 0, without gaps.</param>
/// <param name="Name">The step's name; empty for a wait.</param>
/// <param name="Input">JSON of the request, the step's input or the wait's due time.</param>
/// <param name="Output">JSON of the step's answer; null for anything else.</param>
/// <param name="At">When (UTC) it was done: the workflow's clock from here on.</param>
internal sealed record JournalEntry(
    int Index,
    JournalEntryKind Kind,
    string Name,
    string Input,
    string? Output,
    DateTimeOffset At
);
