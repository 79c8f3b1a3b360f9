namespace QlikRotator.Local.Journal;

/// <summary>What a turn stopped at: the first thing that is not in the journal.</summary>
internal abstract record PendingOperation(JournalEntryKind Kind, string Name, string Input)
{
    public JournalEntry Done(int index, string? output, DateTimeOffset at) => new(index, Kind, Name, Input, output, at);
}

internal sealed record PendingStep(string Name, string Input) : PendingOperation(JournalEntryKind.Step, Name, Input);

internal sealed record PendingWait(DateTimeOffset Due, string Input) : PendingOperation(JournalEntryKind.Wait, "", Input);
