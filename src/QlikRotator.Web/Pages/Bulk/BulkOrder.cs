using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>Who wants it, and why.</summary>
/// <param name="By">Recorded.</param>
/// <param name="IsKnown">False for whoever holds a key, which says nothing about who holds it.</param>
/// <param name="Why">In their own words; null for no reason given.</param>
internal sealed record BulkOrder(string By, bool IsKnown, Visitor Visitor, string? Why);
