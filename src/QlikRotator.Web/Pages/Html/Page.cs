namespace QlikRotator.Web.Pages.Html;

/// <summary>One page: what goes between the header and the footer, and how it is answered.</summary>
/// <param name="Narrow">For reading rather than for tables.</param>
/// <param name="SeeOther">Where the browser goes on instead, after something was done.</param>
internal sealed record Page(string Title, Markup Body, int Status = 200, bool Narrow = true, string? SeeOther = null)
{
    public static Page GoOn(string address) => new("", Markup.Empty, 303, SeeOther: address);
}
