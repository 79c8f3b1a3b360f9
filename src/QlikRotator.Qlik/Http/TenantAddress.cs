using QlikRotator.Application.Settings;

namespace QlikRotator.Qlik.Http;

/// <summary>Where a tenant's requests go, and to which addresses an answer of it may send us on: its own host and nothing else.</summary>
internal sealed class TenantAddress(TenantOptions settings)
{
    private readonly Uri _root = settings.BaseAddress ?? new Uri($"https://{settings.Host}");

    /// <summary>The tenant's host name, also where requests go to a loopback address in its place.</summary>
    public string Host { get; } = settings.Host;

    /// <summary>A token goes over https to the tenant itself or, in tests and demonstrations, to this machine.</summary>
    public static bool IsAcceptable(TenantOptions settings) =>
        Uri.CheckHostName(settings.Host) == UriHostNameType.Dns
        && (settings.BaseAddress is not { } root || (root.IsAbsoluteUri && root.IsLoopback && IsWeb(root)));

    /// <summary>The absolute address of a path of ours; null where an id in it would lead elsewhere (<c>..</c> and the like).</summary>
    public Uri? OfPath(string path) =>
        path.StartsWith('/') && path.Split('?')[0].Split('/')[1..].All(segment => segment is not ("" or "." or ".."))
            ? new Uri(_root, path)
            : null;

    /// <summary>The address that the tenant gave in a redirect or a link; null where it leaves the tenant.</summary>
    public Uri? OfReference(string reference, Uri? from = null)
    {
        if (!Uri.TryCreate(from ?? _root, reference, out var address))
        {
            return null;
        }

        if (IsSameServer(address, _root))
        {
            return address;
        }

        return IsSameServer(address, new Uri($"https://{Host}")) ? new Uri(_root, address.PathAndQuery) : null;
    }

    private static bool IsSameServer(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
        && one.UserInfo.Length == 0;

    private static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
}
