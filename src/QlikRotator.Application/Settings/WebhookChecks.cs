namespace QlikRotator.Application.Settings;

internal static class WebhookChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.WebhookHosts)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        for (var index = 0; index < options.WebhookHosts.Count; index++)
        {
            problems.AddIf(
                !SettingAddress.IsHost(options.WebhookHosts[index]),
                $"{Group}:{index}",
                "must be a host name alone, with a port where it is not 443"
            );
        }

        RotatorChecks.SecretName(
            options.WebhookSigningSecret,
            options.WebhookHosts.Count > 0,
            $"{RotatorOptions.Section}:{nameof(options.WebhookSigningSecret)}",
            OwnVault.Find(options),
            problems
        );
    }
}
