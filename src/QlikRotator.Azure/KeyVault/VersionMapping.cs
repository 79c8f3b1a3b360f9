using Azure.Security.KeyVault.Secrets;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault;

/// <summary>Key Vault's properties in the rotator's own words.</summary>
internal static class VersionMapping
{
    /// <exception cref="TryAgainException">The vault's answer names no version.</exception>
    public static SecretVersionInfo ToInfo(this SecretProperties properties, Uri vault) =>
        properties.ToInfo(vault, properties.Version ?? throw Nameless(vault));

    /// <param name="version">A listing of secrets names none.</param>
    public static SecretVersionInfo ToInfo(this SecretProperties properties, Uri vault, string version) =>
        new(
            new SecretVersionReference(vault, properties.Name ?? throw Nameless(vault), version),
            properties.Tags.ToDictionary(tag => OneOf(tag.Key), tag => OneOf(tag.Value), StringComparer.Ordinal),
            properties.CreatedOn ?? DateTimeOffset.MinValue,
            properties.ExpiresOn,
            properties.Enabled ?? true,
            properties.ContentType
        );

    /// <summary>A hundred thousand secrets have the same few names of tags, sources and policies: one string for each will do.</summary>
    private static string OneOf(string text) => string.IsInterned(text) ?? text;

    private static TryAgainException Nameless(Uri vault) =>
        new(
            new(
                AzureCodes.VaultAnswerUnreadable,
                $"{vault.Authority} answered about a secret without saying which version of it."
            )
        );
}
