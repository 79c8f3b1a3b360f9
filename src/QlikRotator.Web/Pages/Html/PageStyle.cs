using System.Security.Cryptography;
using System.Text;

namespace QlikRotator.Web.Pages.Html;

/// <summary>The one style sheet, inside each page: nothing else is loaded, and its hash is all that the policy allows.</summary>
internal static class PageStyle
{
    public static string Text { get; } = Read("page.css");

    /// <summary>The style's place in a Content-Security-Policy.</summary>
    public static string Source { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    /// <summary>Browsers hash what they parsed, in which every line ends with a line feed.</summary>
    private static string Read(string resource)
    {
        using var file = new StreamReader(typeof(PageStyle).Assembly.GetManifestResourceStream(resource)!);
        return file.ReadToEnd().ReplaceLineEndings("\n");
    }
}
