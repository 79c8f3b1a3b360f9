namespace QlikRotator.Web.Pages.Html;

/// <summary>What every page has around its content.</summary>
internal static class Layout
{
    public static Markup Of(Page page, PageRequest request) =>
        Markup.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex, nofollow">
            <title>{page.Title} – QlikRotator</title>
            <link rel="icon" href="data:,">
            <style>{new Markup(PageStyle.Text)}</style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header><div><strong>QlikRotator</strong>{Menu(request)}</div></header>
            <main id="content" class="{(page.Narrow ? "narrow" : "")}" tabindex="-1">
            <h1>{page.Title}</h1>
            {page.Body}
            </main>
            <footer>{Reader(request)} No page of QlikRotator shows a secret's value.</footer>
            </body>
            </html>
            """
        );

    private static Markup Menu(PageRequest request) =>
        Markup.When(
            request.Visitor.MayRead,
            () =>
                Markup.Of(
                    $"""
                    <nav aria-label="Pages"><ul>
                    {Item(request, "", "Secrets")}
                    {Item(request, "plan", "Plan")}
                    {Item(request, "audit", "Audit")}
                    </ul></nav>
                    """
                )
        );

    private static Markup Item(PageRequest request, string path, string label)
    {
        var address = request.Link(path);
        return address == $"{request.Http.PathBase}{request.Http.Path}"
            ? Markup.Of($"""<li><a href="{address}" aria-current="page">{label}</a></li>""")
            : Markup.Of($"""<li><a href="{address}">{label}</a></li>""");
    }

    /// <summary>Nobody but the platform's sign-in says who reads: a link opened here may be somebody else's.</summary>
    private static Markup Reader(PageRequest request) =>
        request.Visitor is { SignedIn: true, Name: { } name } ? Markup.Of($"You are {name}.") : Markup.Empty;
}
