using QlikRotator.Application.Inventory;
using QlikRotator.Core;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>What is asked about several secrets at once.</summary>
/// <param name="Can">Those whose rotation would start.</param>
/// <param name="Cannot">The others, each with why.</param>
/// <param name="Proof">Seals the form.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
public sealed record BulkQuestion(
    IReadOnlyList<EstateRow> Can,
    IReadOnlyList<BulkAnswer> Cannot,
    string Proof,
    string? Complaint
);

/// <summary>What became of one of them.</summary>
/// <param name="RotationId">The rotation that was started or runs; null where none does.</param>
public sealed record BulkAnswer(string Secret, bool Started, string? RotationId, Reason Reason);
