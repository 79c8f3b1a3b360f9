namespace QlikRotator.Application.Settings;

/// <summary>The vault that holds the rotator's own secrets, and how settings name what is in it.</summary>
internal static class OwnVault
{
    private const string Folder = "/secrets/";

    /// <summary>The one that is set, or the first; null where it is none of the configured vaults, or no address of one.</summary>
    public static Uri? Find(RotatorOptions options) =>
        options.OwnVault is { } own ? options.Vaults.FirstOrDefault(vault => IsSame(vault.Uri, own))?.Uri
        : options.Vaults.FirstOrDefault()?.Uri is { IsAbsoluteUri: true } first ? first
        : null;

    /// <summary>The bare name of a secret of the vault; null for anything else.</summary>
    public static string? NameIn(Uri vault, string text)
    {
        var name = Uri.TryCreate(text, UriKind.Absolute, out var address) ? NameIn(vault, address) : text;
        return name is not null && SettingAddress.IsSecretName(name) ? name : null;
    }

    private static bool IsSame(Uri? vault, Uri own) =>
        vault is { IsAbsoluteUri: true }
        && own.IsAbsoluteUri
        && vault.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase);

    private static string? NameIn(Uri vault, Uri address) =>
        SettingAddress.IsHttps(address)
        && address.Authority.Equals(vault.Authority, StringComparison.OrdinalIgnoreCase)
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && address.AbsolutePath.StartsWith(Folder, StringComparison.Ordinal)
            ? address.AbsolutePath[Folder.Length..]
            : null;
}
