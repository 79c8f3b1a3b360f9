using System.Text.RegularExpressions;

namespace QlikRotator.Simulators.Qlik.Lists;

/// <summary>A SCIM-like filter: comparisons joined by <c>and</c>.</summary>
internal sealed partial record Filter(IReadOnlyList<Comparison> Comparisons)
{
    public static Filter Everything { get; } = new([]);

    /// <summary>Null where the text is no filter or names a field that is not in <paramref name="allowed"/>.</summary>
    public static Filter? Parse(string? text, params IEnumerable<string> allowed)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Everything;
        }

        var whole = Whole().Match(text);
        if (!whole.Success)
        {
            return null;
        }

        var comparisons = Single()
            .Matches(text)
            .Select(match => new Comparison(
                match.Groups["field"].Value,
                match.Groups["op"].Value.ToLowerInvariant(),
                ValueOf(match)
            ))
            .ToList();
        return comparisons.TrueForAll(comparison => allowed.Contains(comparison.Field)) ? new Filter(comparisons) : null;
    }

    /// <summary>Whether all comparisons hold; a field that is missing matches only <c>ne</c>.</summary>
    public bool Matches(Func<string, string?> valueOf) =>
        Comparisons.All(comparison => comparison.Holds(valueOf(comparison.Field)));

    private static string ValueOf(Match match) =>
        Regex.Replace(match.Groups["value"].Value, @"\\(?<one>.)", "${one}", RegexOptions.ExplicitCapture, Limit);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private const string One = @"(?<field>[A-Za-z]\w*)\s+(?<op>eq|ne|co|sw|gt|ge|lt|le)\s+""(?<value>(?:[^""\\]|\\.)*)""";

    [GeneratedRegex($@"^\s*{One}(\s+and\s+{One})*\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(One, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Single();
}
