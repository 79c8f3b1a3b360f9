using System.Net;
using System.Text.RegularExpressions;

namespace QlikRotator.Web.Tests.Pages;

internal sealed partial class PagesWorld
{
    internal sealed partial record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";

        /// <summary>What a reader sees, with every gap as one space.</summary>
        public string Text => WebUtility.HtmlDecode(Gaps().Replace(Tags().Replace(Body, " "), " ")).Replace(" ,", ",");

        /// <summary>What a browser would send with one of the page's forms.</summary>
        public Dictionary<string, string> Form(int number = 0)
        {
            var form = Forms().Matches(Body)[number].Value;
            return Hidden()
                .Matches(form)
                .ToDictionary(one => one.Groups["name"].Value, one => WebUtility.HtmlDecode(one.Groups["value"].Value));
        }

        [GeneratedRegex(
            "<style>.*?</style>|<script.*?</script>|<[^>]+>",
            RegexOptions.Singleline,
            matchTimeoutMilliseconds: 1_000
        )]
        private static partial Regex Tags();

        [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
        private static partial Regex Gaps();

        [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
        private static partial Regex Forms();

        [GeneratedRegex(
            "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\" ?/?>",
            RegexOptions.None,
            matchTimeoutMilliseconds: 1_000
        )]
        private static partial Regex Hidden();
    }
}
