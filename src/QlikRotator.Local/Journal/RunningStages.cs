using System.Collections.Concurrent;

namespace QlikRotator.Local.Journal;

/// <summary>Where the rotations of this process are, in the workflow's words; for people only, and gone with the process.</summary>
internal sealed class RunningStages
{
    private readonly ConcurrentDictionary<string, string> _stages = new(StringComparer.Ordinal);

    public string? Of(string rotationId) => _stages.GetValueOrDefault(rotationId);

    public void Reached(string rotationId, string stage) => _stages[rotationId] = stage;

    public void Ended(string rotationId) => _stages.TryRemove(rotationId, out _);
}
