namespace QlikRotator.Web.Pages.Html;

/// <summary>A page of the host's own that the dashboard leads to.</summary>
/// <param name="Path">Below the dashboard's address.</param>
public sealed record PageLink(string Path, string Label);
