namespace QlikRotator.Web.Pages.Rotations;

/// <param name="Back">Address of the rotation's page.</param>
/// <param name="Proof">Seals the form.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
public sealed record CancelQuestion(string Back, string Proof, string? Complaint);
