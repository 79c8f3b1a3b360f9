using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>One page of a listing; nextLink is there even where it is null.</summary>
internal sealed record Page(
    IReadOnlyList<object> Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextLink
);

/// <summary>Pages ordered by a key, not by age; the token names the last key given, so a change between pages repeats or skips nothing else.</summary>
internal sealed class Paging(VaultHost host)
{
    private const int ServiceMaximum = 25;

    public VaultResult<Page> Cut<T>(HttpRequest request, IEnumerable<T> items, Func<T, string> key, Func<T, object> shape) =>
        Cut(
            request,
            (after, most) =>
                items
                    .Where(item => StringComparer.OrdinalIgnoreCase.Compare(key(item), after) > 0)
                    .OrderBy(key, StringComparer.OrdinalIgnoreCase)
                    .Take(most),
            key,
            shape
        );

    /// <param name="from">So many of those behind a key, in the order of their keys.</param>
    public VaultResult<Page> Cut<T>(
        HttpRequest request,
        Func<string, int, IEnumerable<T>> from,
        Func<T, string> key,
        Func<T, object> shape
    )
    {
        if (Size(request) is not { } size)
        {
            return VaultRefusal.BadParameter($"maxresults must be between 1 and {ServiceMaximum}.");
        }

        if (After(request) is not { } after)
        {
            return VaultRefusal.BadParameter("The skiptoken is not one of this service.");
        }

        var rest = from(after, size + 1).ToList();
        var page = rest.Take(size).ToList();
        return new Page([.. page.Select(shape)], rest.Count > page.Count ? NextLink(request, key(page[^1])) : null);
    }

    private int? Size(HttpRequest request)
    {
        var maximum = Math.Clamp(host.Options.PageSize, 1, ServiceMaximum);
        if (!request.Query.TryGetValue("maxresults", out var asked))
        {
            return maximum;
        }

        return
            int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && size is >= 1 and <= ServiceMaximum
            ? Math.Min(size, maximum)
            : null;
    }

    private static string? After(HttpRequest request)
    {
        var token = request.Query["$skiptoken"].ToString();
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private string NextLink(HttpRequest request, string lastKey)
    {
        var token = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(lastKey));
        var size = request.Query.TryGetValue("maxresults", out var asked) ? $"&maxresults={asked}" : "";
        var path = new Uri(host.Address, request.Path.Value);
        return $"{path}?api-version={request.Query["api-version"]}&$skiptoken={token}{size}";
    }
}
