using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Tests.Pages;

public sealed class MarkupTests
{
    [Fact]
    public void Of_TextWithMarkup_Encoded()
    {
        const string text = "<script>alert(\"x\")</script> & 'y'";

        var markup = Markup.Of($"""<a title="{text}">{text}</a>""").ToString();

        markup.ShouldBe(
            "<a title=\"&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;y&#x27;\">"
                + "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;y&#x27;</a>"
        );
    }

    [Fact]
    public void Of_MarkupWithin_NotEncodedTwice() =>
        Markup
            .Of($"<ul>{new[] { "a<", "b" }.Select(one => Markup.Of($"<li>{one}</li>"))}</ul>")
            .ToString()
            .ShouldBe("<ul><li>a&lt;</li>\n<li>b</li></ul>");

    [Fact]
    public void Of_NothingAndNumbers_Written() => Markup.Of($"{(string?)null}{1234}{Markup.Empty}").ToString().ShouldBe("1234");
}
