using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.Durable.Tests.Kill;

/// <summary>What a write to the ledger writes down, in words that are the same each time a rotation is repeated.</summary>
internal static partial class LedgerWrite
{
    /// <summary>Null for what a rotation does not rest on: looks, the table itself, and the pace of calls.</summary>
    public static string? NameOf(HttpRequest request, string body)
    {
        var kind = Partition().Match(request.Path + body).Groups["kind"].Value;
        return HttpMethods.IsGet(request.Method) || kind is "" or "pace"
            ? null
            : $"{request.Method} {kind} {string.Join(' ', Detail().Matches(Regex.Unescape(body)).Select(found => found.Groups["what"].Value).Distinct())}".TrimEnd();
    }

    [GeneratedRegex("PartitionKey['\"]?[=:]['\"](?<kind>[a-z-]+?)(-[0-9a-f]{10,})?['\"]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Partition();

    [GeneratedRegex("\"(what|stage|state)\":\"(?<what>\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Detail();
}
