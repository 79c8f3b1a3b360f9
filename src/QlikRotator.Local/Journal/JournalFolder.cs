namespace QlikRotator.Local.Journal;

/// <summary>Where journals, claims and logs of this machine are kept.</summary>
internal sealed record JournalFolder(string Path);
