namespace QlikRotator.Application.Settings;

internal static class VaultChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Vaults)}";

    public static void Check(IList<VaultOptions> vaults, SettingProblems problems)
    {
        problems.AddIf(vaults.Count == 0, Group, "is missing: name at least one vault");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < vaults.Count; index++)
        {
            Check(vaults[index], $"{Group}:{index}", seen, problems);
        }
    }

    private static void Check(VaultOptions vault, string at, HashSet<string> seen, SettingProblems problems)
    {
        var uri = vault.Uri;
        var loopback = SettingAddress.IsLoopback(uri);
        problems.AddIf(uri is null, $"{at}:Uri", "is missing");
        problems.AddIf(!SettingAddress.IsHttps(uri), $"{at}:Uri", "must be an https address");
        problems.AddIf(
            SettingAddress.IsHttps(uri) && !SettingAddress.IsBare(uri!),
            $"{at}:Uri",
            "must be the vault's address alone, without a path"
        );
        problems.AddIf(
            SettingAddress.IsHttps(uri) && !seen.Add(uri!.Authority),
            $"{at}:Uri",
            "names a vault that is listed already"
        );
        RotatorChecks.Thumbprint(vault.Thumbprint, loopback, $"{at}:Thumbprint", problems);
        problems.AddIf(
            vault.LoopbackToken is not null && !loopback,
            $"{at}:LoopbackToken",
            "is accepted for loopback addresses only"
        );
    }
}
