using System.Collections.Concurrent;

namespace QlikRotator.Core.Ports;

/// <summary>
/// What a step has read at the tenant since its last write there, so that it asks once. Lives as long as the step; whoever writes begins
/// a new one. May hold values: nothing prints it.
/// </summary>
public sealed class StepMemory
{
    private readonly ConcurrentDictionary<string, object> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object> _lasting;

    public StepMemory()
        : this(new(StringComparer.Ordinal)) { }

    private StepMemory(ConcurrentDictionary<string, object> lasting) => _lasting = lasting;

    /// <summary>What is left after a write: only what no write of a rotation changes.</summary>
    public StepMemory AfterWrite() => new(_lasting);

    /// <summary>As <see cref="OnceAsync"/>, for what stays true across the step's own writes.</summary>
    public async Task<T> OnceForAllAsync<T>(string name, Func<Task<T>> read, Predicate<T> isWorthKeeping)
        where T : class
    {
        var answer = _lasting.TryGetValue(name, out var known) && known is T found ? found : await read();
        if (isWorthKeeping(answer))
        {
            _lasting[name] = answer;
        }

        return answer;
    }

    /// <summary>What is known under this name, or what <paramref name="read"/> gives, which is kept where it is worth it.</summary>
    public async Task<T> OnceAsync<T>(string name, Func<Task<T>> read, Predicate<T> isWorthKeeping)
        where T : class
    {
        if (_known.TryGetValue(name, out var known) && known is T found)
        {
            return found;
        }

        var answer = await read();
        if (isWorthKeeping(answer))
        {
            _known[name] = answer;
        }

        return answer;
    }

    /// <summary>Keeps what was just read, also across writes.</summary>
    public void KeepForAll(string name, object answer) => _lasting[name] = answer;

    /// <summary>Reads again whatever is known, and keeps that.</summary>
    public Task<T> AgainAsync<T>(string name, Func<Task<T>> read, Predicate<T> isWorthKeeping)
        where T : class
    {
        _known.TryRemove(name, out _);
        return OnceAsync(name, read, isWorthKeeping);
    }
}
