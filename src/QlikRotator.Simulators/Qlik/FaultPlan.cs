using System.IO.Enumeration;

namespace QlikRotator.Simulators.Qlik;

/// <summary>The faults still to strike, in the order they were added; a request is hit by the first that matches.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _pending = [];
    private int _fired;

    /// <summary>The faults that have not struck as often as they may.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _pending];
            }
        }
    }

    /// <summary>How many requests were hit since the start.</summary>
    public int Fired => Volatile.Read(ref _fired);

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _pending.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
        }
    }

    internal Fault? Take(ReceivedCall call, string path)
    {
        lock (_gate)
        {
            var index = _pending.FindIndex(fault => fault.Times > 0 && Matches(fault, call, path));
            return index < 0 ? null : Use(index);
        }
    }

    private Fault? Use(int index)
    {
        var fault = _pending[index];
        if (fault.Skip > 0)
        {
            _pending[index] = fault with { Skip = fault.Skip - 1 };
            return null;
        }

        Interlocked.Increment(ref _fired);
        if (fault.Times > 1)
        {
            _pending[index] = fault with { Times = fault.Times - 1 };
        }
        else
        {
            _pending.RemoveAt(index);
        }

        return fault;
    }

    private static bool Matches(Fault fault, ReceivedCall call, string path) =>
        (fault.Host is null || string.Equals(fault.Host, call.Host, StringComparison.OrdinalIgnoreCase))
        && (fault.Method is "*" || string.Equals(fault.Method, call.Method, StringComparison.OrdinalIgnoreCase))
        && (
            path.StartsWith(fault.PathPattern, StringComparison.OrdinalIgnoreCase)
            || FileSystemName.MatchesSimpleExpression(fault.PathPattern, path)
        )
        && fault.Where?.Invoke(call) != false;
}
