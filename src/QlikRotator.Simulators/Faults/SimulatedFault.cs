namespace QlikRotator.Simulators.Faults;

/// <summary>Something that goes wrong with what fits it.</summary>
public abstract record SimulatedFault
{
    /// <summary>How often it strikes; null is until cleared.</summary>
    public int? Times { get; init; }

    /// <summary>How many that fit pass unharmed first.</summary>
    public int Skip { get; init; }
}
