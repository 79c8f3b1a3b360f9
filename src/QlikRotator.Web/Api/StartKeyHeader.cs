using Microsoft.AspNetCore.Http;
using QlikRotator.Core;

namespace QlikRotator.Web.Api;

/// <summary>The header <c>Idempotency-Key</c>: whoever did not hear the answer sends the same request with the same key again.</summary>
internal sealed record StartKeyHeader(string? Key, Reason? Problem)
{
    public const string Name = "Idempotency-Key";
    public const int Longest = 200;

    public static StartKeyHeader Of(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
        {
            return new(null, null);
        }

        var key = values.ToString();
        return key.Length is > 0 and <= Longest && key.All(one => one is >= '!' and <= '~')
            ? new(key, null)
            : new(null, new(WebCodes.BadKey, $"'{Name}' takes 1 to {Longest} letters, digits or punctuation marks."));
    }
}
