using Azure.Security.KeyVault.Secrets;
using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.KeyVault;

/// <summary>Key Vault's properties in the rotator's own words.</summary>
internal static class VersionMapping
{
    public static SecretVersionInfo ToInfo(this SecretProperties properties, Uri vault) =>
        new(
            new SecretVersionReference(vault, properties.Name, properties.Version),
            new Dictionary<string, string>(properties.Tags, StringComparer.Ordinal),
            properties.CreatedOn ?? DateTimeOffset.MinValue,
            properties.ExpiresOn,
            properties.Enabled ?? true,
            properties.ContentType
        );
}
