using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Pages.Secrets;

/// <summary>Where the Azure portal shows a secret.</summary>
internal static class PortalLink
{
    private const string PublicCloud = ".vault.azure.net";

    /// <summary>Null for a vault that is not in Azure's public cloud: its portal is another one, or there is none.</summary>
    public static string? To(SecretReference secret) =>
        secret.Vault.Host.EndsWith(PublicCloud, StringComparison.OrdinalIgnoreCase)
            ? $"https://portal.azure.com/#asset/Microsoft_Azure_KeyVault/Secret/https://{secret.Vault.Host}/secrets/{secret.Name}"
            : null;
}
