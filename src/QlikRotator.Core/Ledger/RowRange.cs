namespace QlikRotator.Core.Ledger;

/// <summary>Rows that follow each other in ordinal order.</summary>
/// <param name="From">The first row; empty for the first of the partition.</param>
/// <param name="Before">The first row behind the range.</param>
public sealed record RowRange(string From, string Before)
{
    /// <summary>No character of a row comes behind this one.</summary>
    private const string Last = "~";

    public static RowRange All { get; } = new("", Last);

    /// <summary>How many are fetched at once where only the first few may be wanted; a hint.</summary>
    public int Page { get; init; } = 1_000;

    public static RowRange StartingWith(string prefix) => new(prefix, prefix + Last);
}
