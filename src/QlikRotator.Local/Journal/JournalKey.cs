namespace QlikRotator.Local.Journal;

/// <summary>One attempt at one rotation. A rotation that ended may be started again: that is the next attempt.</summary>
internal sealed record JournalKey(string RotationId, int Attempt);
