using QlikRotator.Core;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>One of many.</summary>
/// <param name="Secret">Name of a managed secret, or <c>vault/name</c>.</param>
/// <param name="Evidence">Hash of what was shown to whoever answers; null where nothing is answered.</param>
public sealed record BulkItem(string Secret, string? Evidence)
{
    /// <summary>No name of a secret has one.</summary>
    private const char Between = '#';

    public static BulkItem Parse(string text) =>
        text.Split(Between, 2) is [var name, var hash] ? new(name, hash) : new(text, null);

    /// <returns>Those that name something, each once, and one more than <paramref name="most"/> where there are more.</returns>
    public static IReadOnlyList<BulkItem> Read(IEnumerable<string?> values, int most) =>
        [
            .. values
                .OfType<string>()
                .Select(Parse)
                .Where(one => FreeText.IsName(one.Secret))
                .DistinctBy(one => one.Secret, StringComparer.Ordinal)
                .Take(most + 1),
        ];

    public override string ToString() => Evidence is null ? Secret : $"{Secret}{Between}{Evidence}";
}
