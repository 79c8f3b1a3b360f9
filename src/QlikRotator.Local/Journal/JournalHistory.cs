using QlikRotator.Application.Watching;

namespace QlikRotator.Local.Journal;

/// <summary>The journals of rotations that have ended.</summary>
internal sealed class JournalHistory(JournalStore store) : IRotationHistory
{
    public Task<int> PurgeAsync(DateTimeOffset limit, CancellationToken ct) => store.PurgeAsync(limit);
}
