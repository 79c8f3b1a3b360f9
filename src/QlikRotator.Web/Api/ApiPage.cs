using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Core;

namespace QlikRotator.Web.Api;

/// <summary>The part of a list that a caller asks for: so many, from behind the last one it has seen.</summary>
/// <param name="After">The key of that one; null for the beginning.</param>
internal sealed record ApiPage(int Limit, string? After)
{
    public const int Usual = 100;
    public const int Most = 1000;

    /// <summary>What cannot be read; null where everything can.</summary>
    public Reason? Problem { get; private init; }

    public static ApiPage Of(IQueryCollection query)
    {
        var limit = NumberIn(query, "limit", 1, Most);
        var cursor = query["cursor"].ToString();
        var after = Decode(cursor);
        return new(limit ?? Usual, after)
        {
            Problem =
                IsWrong(query, "limit", limit) ? Bad($"'limit' takes a number from 1 to {Most}.")
                : cursor.Length > 0 && after is null ? Bad("'cursor' takes the 'next' of the page before, and nothing else.")
                : null,
        };
    }

    /// <summary>A whole number of the address; null where it is missing or wrong.</summary>
    public static int? NumberIn(IQueryCollection query, string name, int least, int most) => NumberIn(query[name], least, most);

    /// <summary>A whole number; null where it is missing or wrong.</summary>
    public static int? NumberIn(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;

    public static bool IsWrong(IQueryCollection query, string name, int? number) =>
        number is null && query[name].ToString().Length > 0;

    /// <summary>False where what stands there is neither true nor false.</summary>
    public static bool TryFlag(IQueryCollection query, string name, out bool flag) =>
        bool.TryParse(query[name], out flag) || query[name].ToString().Length == 0;

    public static Reason Bad(string message) => new(WebCodes.BadQuery, message);

    /// <param name="all">In order of their keys, from <paramref name="compare"/>'s least.</param>
    /// <param name="compare">How keys follow each other.</param>
    public (IReadOnlyList<T> Items, string? Next) Of<T>(IEnumerable<T> all, Func<T, string> key, Comparison<string> compare)
    {
        var rest = After is { } seen ? all.Where(one => compare(key(one), seen) > 0) : all;
        var items = rest.Take(Limit + 1).ToList();
        return items.Count <= Limit ? (items, null) : (items[..Limit], Encode(key(items[Limit - 1])));
    }

    /// <summary>What a caller sends back to go on behind a key; null for null.</summary>
    public static string? CursorOf(string? key) => key is null ? null : Encode(key);

    private static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string? Decode(string cursor)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
        return cursor.Length > 0 && Base64Url.IsValid(cursor)
            ? Encoding.UTF8.GetString(bytes, 0, Base64Url.DecodeFromChars(cursor, bytes))
            : null;
    }
}
