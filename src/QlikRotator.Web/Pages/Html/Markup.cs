using Microsoft.AspNetCore.Components;

namespace QlikRotator.Web.Pages.Html;

/// <summary>
/// Markup that is safe to send: made only from literals and from text that was encoded on its way in. See <see cref="MarkupWriter"/>.
/// </summary>
internal sealed class Markup
{
    private readonly string _text;

    internal Markup(string text) => _text = text;

    public static Markup Empty { get; } = new("");

    /// <summary>The literal parts as they are, everything in braces encoded, unless it is markup itself.</summary>
    public static Markup Of(MarkupWriter writer) => writer.ToMarkup();

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts));

    public static Markup When(bool condition, Func<Markup> markup) => condition ? markup() : Empty;

    public static implicit operator RenderFragment(Markup markup) => builder => builder.AddMarkupContent(0, markup._text);

    public override string ToString() => _text;
}
