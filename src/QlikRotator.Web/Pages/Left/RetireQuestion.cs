using QlikRotator.Application.Inventory;

namespace QlikRotator.Web.Pages.Left;

/// <param name="Proof">Seals the form.</param>
/// <param name="Complaint">What was wrong with the entry, or why nothing was deleted.</param>
public sealed record RetireQuestion(LeftRow Left, string Proof, string? Complaint);
