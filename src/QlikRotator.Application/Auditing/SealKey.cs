using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Auditing;

/// <summary>The rotator's own key in Key Vault, with which it signs in at Qlik: it signs the ledger's seals too.</summary>
public sealed class SealKey(IOptions<RotatorOptions> options)
{
    /// <summary>Of the first tenant that has one; null where no tenant signs in with a key.</summary>
    public Uri? Address => Keys.FirstOrDefault();

    private IEnumerable<Uri> Keys => options.Value.AllTenants().Select(tenant => tenant.Auth.KeyId).OfType<Uri>();

    /// <summary>Whether it is one of these keys, in whatever version.</summary>
    public bool Includes(Uri keyId) => Keys.Any(key => NameOf(key) == NameOf(keyId));

    /// <summary><c>https://{vault}/keys/{name}</c>.</summary>
    private static string NameOf(Uri keyId) =>
        keyId.IsAbsoluteUri
            ? $"{keyId.GetLeftPart(UriPartial.Authority)}{string.Concat(keyId.Segments.Take(3)).TrimEnd('/')}"
            : "";
}
