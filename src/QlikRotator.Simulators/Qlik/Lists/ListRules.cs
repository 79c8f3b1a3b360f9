namespace QlikRotator.Simulators.Qlik.Lists;

/// <summary>How one API pages.</summary>
/// <param name="Path">Where its links lead.</param>
/// <param name="Limit">The default page size; 0 for all.</param>
/// <param name="MaxLimit">The largest page size.</param>
/// <param name="Next">The query parameter that holds the next cursor.</param>
/// <param name="Previous">The query parameter that holds the previous cursor, or null where there is none.</param>
/// <param name="Sort">The default order.</param>
internal sealed record ListRules(string Path, int Limit, int MaxLimit, string Next, string? Previous, string Sort)
{
    /// <summary>Whether a cursor is the id of an item rather than an opaque text.</summary>
    public bool CursorIsId { get; init; }
}
