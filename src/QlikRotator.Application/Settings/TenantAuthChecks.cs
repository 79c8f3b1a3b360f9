namespace QlikRotator.Application.Settings;

internal static class TenantAuthChecks
{
    public static void Check(TenantAuthOptions auth, string at, RotatorOptions options, SettingProblems problems)
    {
        var kind = auth.Kind;
        problems.AddIf(
            kind is not (TenantAuthOptions.ClientSecret or TenantAuthOptions.PrivateKeyJwt),
            $"{at}:Kind",
            $"must be {TenantAuthOptions.PrivateKeyJwt} or {TenantAuthOptions.ClientSecret}"
        );
        problems.AddIf(string.IsNullOrWhiteSpace(auth.ClientId), $"{at}:ClientId", "is missing");
        var needed = kind == TenantAuthOptions.ClientSecret;
        RotatorChecks.SecretName(auth.Secret, needed, $"{at}:Secret", OwnVault.Find(options), problems);
        if (kind == TenantAuthOptions.PrivateKeyJwt || auth.KeyId is not null)
        {
            CheckKey(auth.KeyId, $"{at}:KeyId", options.Vaults, problems);
        }
    }

    private static void CheckKey(Uri? key, string setting, IList<VaultOptions> vaults, SettingProblems problems)
    {
        problems.AddIf(key is null, setting, $"is missing: {TenantAuthOptions.PrivateKeyJwt} needs the address of a signing key");
        problems.AddIf(
            !SettingAddress.IsHttps(key) || !IsKeyPath(key!),
            setting,
            "must be the https address of a key: https://{vault}/keys/{name} with or without a version"
        );
        problems.AddIf(
            SettingAddress.IsHttps(key) && !vaults.Any(vault => SameVault(vault.Uri, key!)),
            setting,
            "must be in one of the configured vaults"
        );
    }

    private static bool IsKeyPath(Uri key) =>
        key.Segments is ["/", "keys/", _] or ["/", "keys/", _, _] && key is { Query: "", Fragment: "", UserInfo: "" };

    private static bool SameVault(Uri? vault, Uri key) =>
        vault is { IsAbsoluteUri: true } && vault.Authority.Equals(key.Authority, StringComparison.OrdinalIgnoreCase);
}
