namespace QlikRotator.Simulators.Faults;

/// <summary>The faults still to strike, in the order in which they were added. Thread-safe.</summary>
public class FaultPlan<TFault>
    where TFault : SimulatedFault
{
    private readonly Lock _gate = new();
    private readonly List<TFault> _faults = [];
    private int _fired;

    /// <summary>The faults that have not struck as often as they may, with what remains of their counts.</summary>
    public IReadOnlyList<TFault> Active
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>How often a fault has struck since the start.</summary>
    public int Fired => Volatile.Read(ref _fired);

    public void Add(TFault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>The first fault that fits, used once; null where none does, or where that one lets this time pass.</summary>
    internal TFault? Take(Predicate<TFault> fits)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => Fits(fault, fits));
            return index < 0 ? null : Use(index);
        }
    }

    /// <summary>Every fault that fits and does not let this time pass, each used once.</summary>
    internal IReadOnlyList<TFault> TakeAll(Predicate<TFault> fits)
    {
        lock (_gate)
        {
            var fitting = Enumerable.Range(0, _faults.Count).Where(index => Fits(_faults[index], fits)).Reverse().ToList();
            return [.. fitting.Select(Use).OfType<TFault>().Reverse()];
        }
    }

    private static bool Fits(TFault fault, Predicate<TFault> fits) => fault.Times is not <= 0 && fits(fault);

    private TFault? Use(int index)
    {
        var fault = _faults[index];
        if (fault.Skip > 0)
        {
            _faults[index] = fault with { Skip = fault.Skip - 1 };
            return null;
        }

        Interlocked.Increment(ref _fired);
        if (fault.Times == 1)
        {
            _faults.RemoveAt(index);
        }
        else
        {
            _faults[index] = fault with { Times = fault.Times - 1 };
        }

        return fault;
    }
}
