namespace QlikRotator.Web.Pages.Html;

/// <summary>One entry of a list to choose from.</summary>
public sealed record ChoiceItem(string Value, string Label);
