namespace QlikRotator.Application.Settings;

internal static class PageChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Approvals)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        var approvals = options.Approvals;
        problems.AddIf(
            approvals.PublicAddress is not null && !SettingAddress.IsHttpsOrLoopback(approvals.PublicAddress),
            $"{Group}:{nameof(approvals.PublicAddress)}",
            "must be an https address"
        );
        RotatorChecks.SecretName(
            approvals.CallbackSecret,
            needed: false,
            $"{Group}:{nameof(approvals.CallbackSecret)}",
            OwnVault.Find(options),
            problems
        );
    }
}
