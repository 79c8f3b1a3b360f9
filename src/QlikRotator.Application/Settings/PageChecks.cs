namespace QlikRotator.Application.Settings;

internal static class PageChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Approvals)}";

    public static void Check(ApprovalOptions approvals, SettingProblems problems)
    {
        problems.AddIf(
            approvals.PublicAddress is not null && !SettingAddress.IsHttpsOrLoopback(approvals.PublicAddress),
            $"{Group}:{nameof(approvals.PublicAddress)}",
            "must be an https address"
        );
        RotatorChecks.SecretName(
            approvals.CallbackSecret,
            needed: false,
            $"{Group}:{nameof(approvals.CallbackSecret)}",
            problems
        );
    }
}
