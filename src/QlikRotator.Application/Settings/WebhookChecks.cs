namespace QlikRotator.Application.Settings;

internal static class WebhookChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.WebhookHosts)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < options.WebhookHosts.Count; index++)
        {
            var host = options.WebhookHosts[index];
            var at = $"{Group}:{index}";
            problems.AddIf(
                !SettingAddress.IsHost(host.Host),
                $"{at}:Host",
                "must be a host name alone, with a port where it is not 443"
            );
            problems.AddIf(!seen.Add(host.Host), $"{at}:Host", "names a host that is listed already");
            RotatorChecks.SecretName(host.SigningSecret, needed: true, $"{at}:SigningSecret", OwnVault.Find(options), problems);
        }
    }
}
