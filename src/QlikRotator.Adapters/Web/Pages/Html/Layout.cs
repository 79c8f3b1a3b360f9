namespace QlikRotator.Adapters.Web.Pages.Html;

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
            <header><strong>QlikRotator</strong>{Menu(request)}</header>
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
                    <li><a href="{request.Link("")}">Secrets</a></li>
                    <li><a href="{request.Link("plan")}">Plan</a></li>
                    <li><a href="{request.Link("audit")}">Audit</a></li>
                    </ul></nav>
                    """
                )
        );

    private static Markup Reader(PageRequest request) =>
        request.Visitor.Name is { } name ? Markup.Of($"You are {name}.") : Markup.Empty;
}
