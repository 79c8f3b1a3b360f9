using Microsoft.AspNetCore.Http;
using QlikRotator.Web.Pages.Html;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

public sealed class PageRendererTests
{
    private const string Hostile = "<script>alert(\"x\")</script> & 'y'";

    [Fact]
    public async Task Render_TextWithMarkup_EncodedInTitleTextAndAttribute()
    {
        var html = await RenderAsync(Page.Of<NoteView, Note>(Hostile, new(Tone.Warn, Hostile)));

        html.ShouldNotContain("<script>alert");
        html.ShouldContain("<title>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;y&#x27; – QlikRotator</title>");
        html.ShouldContain("<div class=\"note warn\"><p>&lt;script&gt;");
    }

    [Fact]
    public async Task Render_Style_AsItIsHashed() =>
        (await RenderAsync(Page.Saying("x", Tone.Plain, "y", 200))).ShouldContain($"<style>{PageAssets.Style}</style>");

    private static Task<string> RenderAsync(Page page) =>
        PageRenderer.RenderAsync(
            page,
            new PageRequest(new DefaultHttpContext().Request, Visitor.Unknown, DateTimeOffset.UnixEpoch)
        );
}
