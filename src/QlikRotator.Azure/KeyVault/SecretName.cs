using QlikRotator.Application.Settings;
using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.KeyVault;

/// <summary>A secret as people name it: <c>name</c>, or <c>vault/name</c> where several vaults have one of that name.</summary>
internal static class SecretName
{
    /// <summary>Every place the name can mean; none where no secret can be called so.</summary>
    public static IEnumerable<SecretReference> Places(string name, IEnumerable<Uri> vaults)
    {
        var slash = name.LastIndexOf('/');
        var bare = name[(slash + 1)..];
        return SettingAddress.IsSecretName(bare)
            ? vaults.Where(vault => slash < 0 || IsNamed(vault, name[..slash])).Select(vault => new SecretReference(vault, bare))
            : [];
    }

    private static bool IsNamed(Uri vault, string text) =>
        text.Equals(vault.Authority, StringComparison.OrdinalIgnoreCase)
        || text.Equals(vault.Host.Split('.')[0], StringComparison.OrdinalIgnoreCase);
}
