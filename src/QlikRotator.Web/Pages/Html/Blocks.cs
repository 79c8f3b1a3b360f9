using QlikRotator.Application.Messages;

namespace QlikRotator.Web.Pages.Html;

/// <summary>The pieces that pages are made of.</summary>
internal static class Blocks
{
    public static Markup Facts(IEnumerable<NoticeFact> facts) =>
        Markup.Of(
            $"""
            <dl class="facts">
            {facts.Select(fact => Markup.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>"))}
            </dl>
            """
        );

    /// <param name="tone"><c>good</c>, <c>bad</c>, <c>warn</c> or empty.</param>
    public static Markup Note(string tone, string text) => Markup.Of($"""<div class="note {tone}"><p>{text}</p></div>""");

    /// <summary>For what went wrong with the reader's own entry: read out at once.</summary>
    public static Markup Alert(string text) => Markup.Of($"""<div class="note bad" role="alert"><p>{text}</p></div>""");

    public static Markup Tag(string tone, string text) => Markup.Of($"""<span class="tag {tone}">{text}</span>""");

    public static Markup Hidden(string name, string? value) =>
        Markup.Of($"""<input type="hidden" name="{name}" value="{value}">""");
}
