using System.Security.Cryptography;
using System.Text;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Discovering;

/// <summary>The letter to the owner of API keys that nobody rotates. Pure.</summary>
public static class OwnerNotice
{
    private const int MostListed = 35;

    /// <param name="keys">Those of one person, which expire soon or have expired.</param>
    /// <param name="due">When the letter was due (UTC): one letter for each time.</param>
    /// <param name="place">Some place of the installation: every message is about one.</param>
    public static Notice Of(
        IReadOnlyList<UnmanagedCredential> keys,
        DateTimeOffset due,
        DateTimeOffset now,
        SecretReference place
    )
    {
        var expired = keys.Count(one => one.Found.ExpiresAt <= now);
        return new(
            $"unmanaged-owner {due:O} {Digest(keys)}",
            "unmanaged-owner",
            NoticeTone.Trouble,
            keys.Count == 1
                ? "Your API key in Qlik Cloud " + (expired == 1 ? "has expired" : "expires soon")
                : $"{keys.Count} of your API keys in Qlik Cloud expire soon or have expired",
            $"Nobody rotates {(keys.Count == 1 ? "it" : "them")}: what uses a key stops working when it expires. Qlik Cloud names you as the owner.",
            "Make a new key where one is needed, hand it over and delete the old one; delete what nobody uses. Whoever runs QlikRotator can have it renew the key from now on.",
            [
                .. keys.OrderBy(one => one.Found.ExpiresAt)
                    .Take(MostListed)
                    .Select(one => new NoticeFact(one.Tenant, TextOf(one.Found, now))),
                .. keys.Count > MostListed
                    ? [new NoticeFact("More", $"{keys.Count - MostListed} further ones")]
                    : (NoticeFact[])[],
            ],
            place,
            RotationId: null,
            Page: null
        );
    }

    /// <summary>Somebody whose other keys could only be read later hears of them in another letter.</summary>
    private static string Digest(IReadOnlyList<UnmanagedCredential> keys)
    {
        var ids = string.Join('\n', keys.Select(one => $"{one.Tenant} {one.Found.Id}").Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids)))[..16];
    }

    private static string TextOf(DiscoveredResource key, DateTimeOffset now) =>
        $"'{FreeText.Shorten(key.Name ?? "without a name", 100)}', {key.Id}, {(key.ExpiresAt <= now ? "expired" : "expires")} {When.Text(key.ExpiresAt)}";
}
