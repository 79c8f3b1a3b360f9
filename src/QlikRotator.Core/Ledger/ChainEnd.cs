using System.Collections.Immutable;

namespace QlikRotator.Core.Ledger;

/// <summary>The end of a rotation's chain, to add to.</summary>
/// <param name="Keys">Of the attempt under way: an event of one of these keys has been noted.</param>
internal sealed record ChainEnd(LedgerEvent? Last, ImmutableHashSet<string> Keys)
{
    public static ChainEnd Empty { get; } = new(null, []);

    public ChainEnd With(LedgerEvent next) =>
        new(next, next.Entry.What == RotationLedger.Started ? [next.Entry.Key] : Keys.Add(next.Entry.Key));
}
