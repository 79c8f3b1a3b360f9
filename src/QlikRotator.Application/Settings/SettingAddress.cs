using System.Net;
using System.Text;

namespace QlikRotator.Application.Settings;

/// <summary>What settings may point at.</summary>
public static class SettingAddress
{
    /// <summary>This machine, by number or as <c>localhost</c>; any other name could be made to lead elsewhere.</summary>
    public static bool IsLoopback(Uri? address) => address is { IsAbsoluteUri: true } && IsLoopbackHost(address.DnsSafeHost);

    public static bool IsLoopbackHost(string? host) =>
        IPAddress.TryParse(host, out var number)
            ? IPAddress.IsLoopback(number)
            : "localhost".Equals(host, StringComparison.OrdinalIgnoreCase);

    public static bool IsHttps(Uri? address) => address is { IsAbsoluteUri: true } && address.Scheme == Uri.UriSchemeHttps;

    /// <summary>https anywhere, plain http on this machine only.</summary>
    public static bool IsHttpsOrLoopback(Uri? address) =>
        IsHttps(address) || (IsLoopback(address) && address!.Scheme == Uri.UriSchemeHttp);

    /// <summary>An address of a whole service: no path, no query, no credentials in it.</summary>
    public static bool IsBare(Uri address) => address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };

    /// <summary>What Key Vault takes as the name of a secret.</summary>
    public static bool IsSecretName(string name) =>
        name.Length is >= 1 and <= 127 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    /// <summary>
    /// A tenant's host name in the one way that names are looked up in: no port, no number, no dot at the end, and nothing but ASCII, because
    /// other letters and dots are turned into ASCII on the way, so that the name that is read is not the one that is called.
    /// </summary>
    public static bool IsTenantHost(string text) =>
        Ascii.IsValid(text) && Uri.CheckHostName(text) == UriHostNameType.Dns && !text.EndsWith('.');

    /// <summary>A host name, with a port where it is not the usual one, and nothing else.</summary>
    public static bool IsHost(string text) =>
        Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var address)
        && IsBare(address)
        && (
            text.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
            || text.Equals(address.Authority, StringComparison.OrdinalIgnoreCase)
        );
}
