namespace QlikRotator.Local.Journal;

/// <summary>What a journal is about, before any entry of it.</summary>
/// <param name="Request">The workflow's input as JSON: also what entry 0 holds once the rotation has begun.</param>
/// <param name="NotBefore">When (UTC) it may begin.</param>
/// <param name="Outcome">How it ended, as JSON; null while it is open.</param>
internal sealed record JournalHead(JournalKey Key, string Request, DateTimeOffset NotBefore, string? Outcome);
