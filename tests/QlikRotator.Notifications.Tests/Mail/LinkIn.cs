using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace QlikRotator.Notifications.Tests.Mail;

/// <summary>The link of a letter, as a reader would follow it.</summary>
internal static partial class LinkIn
{
    public static Uri? Text(Letter letter) =>
        Address().Match(letter.TextBody) is { Success: true } match ? new Uri(match.Value) : null;

    public static string? Token(Uri? link) =>
        link is not null && QueryHelpers.ParseQuery(link.Query).TryGetValue("token", out var token) ? token.ToString() : null;

    public static string? Token(Letter letter) => Token(Text(letter));

    [GeneratedRegex(@"https://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();
}
