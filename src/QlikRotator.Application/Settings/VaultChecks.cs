using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Settings;

internal static class VaultChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Vaults)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        var vaults = options.Vaults;
        problems.AddIf(vaults.Count == 0, Group, "is missing: name at least one vault");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < vaults.Count; index++)
        {
            Check(vaults[index], $"{Group}:{index}", seen, problems);
            CheckAllowed(vaults[index].Allow, $"{Group}:{index}:{nameof(VaultOptions.Allow)}", options, problems);
        }
    }

    /// <summary>One that is misspelt would forbid what was meant to be allowed.</summary>
    private static void CheckAllowed(VaultAllowOptions allow, string at, RotatorOptions options, SettingProblems problems)
    {
        string[] policies = [.. options.Policies.Keys, ManagedTags.DefaultPolicy];
        CheckListed(allow.Policies, policies, $"{at}:{nameof(allow.Policies)}", "policy", problems);
        // What a list holds is known only while the rotator runs.
        string[] tenants = options.TenantList.IsSet
            ? allow.Tenants ?? []
            : [.. options.AllTenants().Select(tenant => tenant.Host)];
        CheckListed(allow.Tenants, tenants, $"{at}:{nameof(allow.Tenants)}", "tenant", problems);
    }

    private static void CheckListed(string[]? allowed, string[] known, string at, string what, SettingProblems problems)
    {
        for (var index = 0; index < (allowed?.Length ?? 0); index++)
        {
            problems.AddIf(
                !known.Contains(allowed![index], StringComparer.OrdinalIgnoreCase),
                $"{at}:{index}",
                $"{what} '{allowed[index]}' is not configured"
            );
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
