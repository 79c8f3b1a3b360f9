using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace QlikRotator.Web.Pages.Html;

/// <summary>
/// Takes an interpolated string apart, so that nobody can forget to encode. Attributes must be in double quotes. There is no way in
/// for a type that is not listed here.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupWriter(int literalLength, int formattedCount)
{
    private const int GuessPerHole = 24;

    private readonly StringBuilder _text = new(literalLength + (formattedCount * GuessPerHole));

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup? markup) => _text.Append(markup);

    public void AppendFormatted(IEnumerable<Markup> parts) => _text.AppendJoin('\n', parts);

    public Markup ToMarkup() => new(_text.ToString());
}
