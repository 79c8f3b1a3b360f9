namespace QlikRotator.Web.Pages.Audit;

/// <summary>What stood in the form, and what was wrong with it.</summary>
public sealed record AuditModel(string? From, string? To, string? Complaint);
