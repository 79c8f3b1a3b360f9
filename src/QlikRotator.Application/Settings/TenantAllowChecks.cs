using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Settings;

/// <summary>One that is misspelt would forbid what was meant to be allowed.</summary>
internal static class TenantAllowChecks
{
    public static void Check(TenantAllowOptions allow, string at, RotatorOptions options, SettingProblems problems)
    {
        Listed(
            allow.Policies,
            name => options.Policies.Keys.Append(ManagedTags.DefaultPolicy).Contains(name, StringComparer.OrdinalIgnoreCase),
            $"{at}:{nameof(allow.Policies)}",
            "policy",
            problems
        );
        Listed(
            allow.Vaults,
            name => options.Vaults.Any(vault => IsVault(vault.Uri, name)),
            $"{at}:{nameof(allow.Vaults)}",
            "vault",
            problems
        );
    }

    /// <summary>By its host, or the first label of it.</summary>
    public static bool IsVault(Uri? vault, string name) =>
        vault is { IsAbsoluteUri: true }
        && (
            vault.Authority.Equals(name, StringComparison.OrdinalIgnoreCase)
            || vault.Host.Equals(name, StringComparison.OrdinalIgnoreCase)
            || vault.Host.Split('.')[0].Equals(name, StringComparison.OrdinalIgnoreCase)
        );

    private static void Listed(string[]? names, Func<string, bool> isKnown, string at, string what, SettingProblems problems)
    {
        for (var index = 0; index < (names?.Length ?? 0); index++)
        {
            problems.AddIf(!isKnown(names![index]), $"{at}:{index}", $"{what} '{names[index]}' is not configured");
        }
    }
}
