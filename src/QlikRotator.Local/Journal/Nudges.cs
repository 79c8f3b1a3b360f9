using System.Collections.Concurrent;

namespace QlikRotator.Local.Journal;

/// <summary>Wakes the waits of this process. What was nudged is in the store; this only saves the time until somebody looks.</summary>
internal sealed class Nudges
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _signals = new(StringComparer.Ordinal);

    /// <summary>Completes at the next <see cref="Signal"/>. Ask for it first, then look into the store.</summary>
    public Task Next(string rotationId) =>
        _signals.GetOrAdd(rotationId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Nobody waits for it any more.</summary>
    public void Forget(string rotationId) => _signals.TryRemove(rotationId, out _);

    public void Signal(string rotationId)
    {
        if (_signals.TryRemove(rotationId, out var signal))
        {
            signal.SetResult();
        }
    }
}
