using QlikRotator.Web.Api;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>What is asked about several secrets at once.</summary>
/// <param name="Will">Those to which something will be done.</param>
/// <param name="WillNot">The others, each with why.</param>
/// <param name="Proof">Seals the form.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
public sealed record BulkQuestion(
    BulkKind Kind,
    IReadOnlyList<BulkLook> Will,
    IReadOnlyList<BulkLook> WillNot,
    string Proof,
    string? Complaint
);

/// <summary>What became of them.</summary>
public sealed record BulkReport(BulkKind Kind, IReadOnlyList<BulkAnswer> Answers);
