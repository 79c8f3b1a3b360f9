namespace QlikRotator.Simulators.Qlik.Lists;

/// <summary>Something that is listed in pages.</summary>
internal interface IListed
{
    string Id { get; }

    /// <summary>Counts up with every item made; breaks ties in any order.</summary>
    long Sequence { get; }
}
