using QlikRotator.Application.Inventory;

namespace QlikRotator.Web.Pages.Holds;

/// <param name="Held">Those that would be released.</param>
/// <param name="Proof">Seals the form.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
public sealed record ReleaseQuestion(IReadOnlyList<EstateRow> Held, string Proof, string? Complaint);
