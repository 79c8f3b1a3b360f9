namespace QlikRotator.Core.Ledger;

/// <summary>A row that changes together with the document that is written, whatever stands in it.</summary>
/// <param name="Json">What it holds from then on; null where it is taken away, if it is there.</param>
public sealed record RowChange(string Row, string? Json);
