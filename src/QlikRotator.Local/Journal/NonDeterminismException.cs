namespace QlikRotator.Local.Journal;

/// <summary>The workflow no longer does what its journal says it did. Going on would be guessing, so nothing goes on.</summary>
internal sealed class NonDeterminismException(string message) : Exception(message)
{
    public static NonDeterminismException Differs(JournalEntry recorded, PendingOperation now) =>
        new(
            $"Entry {recorded.Index} of the journal is {recorded.Kind} {recorded.Name} with {recorded.Input}, "
                + $"but the workflow now wants {now.Kind} {now.Name} with {now.Input}."
        );
}
