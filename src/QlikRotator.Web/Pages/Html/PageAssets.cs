using System.Security.Cryptography;
using System.Text;

namespace QlikRotator.Web.Pages.Html;

/// <summary>
/// The one style sheet and the one script, inside each page: nothing else is loaded, and their hashes are all that the policy allows.
/// </summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    /// <summary>The style's place in a Content-Security-Policy.</summary>
    public static string StyleSource { get; } = SourceOf(Style);

    /// <summary>The script's place in a Content-Security-Policy.</summary>
    public static string ScriptSource { get; } = SourceOf(Script);

    private static string SourceOf(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    /// <summary>Browsers hash what they parsed, in which every line ends with a line feed.</summary>
    private static string Read(string resource)
    {
        using var file = new StreamReader(typeof(PageAssets).Assembly.GetManifestResourceStream(resource)!);
        return file.ReadToEnd().ReplaceLineEndings("\n");
    }
}
