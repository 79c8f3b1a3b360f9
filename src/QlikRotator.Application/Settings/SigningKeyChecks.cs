namespace QlikRotator.Application.Settings;

/// <summary>One key, one purpose, one receiver: whoever knows a shared key can sign what another one believes.</summary>
internal static class SigningKeyChecks
{
    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (setting, secret) in KeysOf(options))
        {
            var name = secret?.Split('/')[^1];
            if (!string.IsNullOrEmpty(name) && !seen.TryAdd(name, setting))
            {
                problems.Add(
                    setting,
                    $"names the same secret as {seen[name]}: each purpose and each receiver needs a key of its own"
                );
            }
        }
    }

    private static IEnumerable<(string Setting, string? Secret)> KeysOf(RotatorOptions options) =>
        [
            ($"{RotatorOptions.Section}:Approvals:{nameof(ApprovalOptions.CallbackSecret)}", options.Approvals.CallbackSecret),
            .. options.WebhookHosts.Select(
                (host, index) => ($"{RotatorOptions.Section}:WebhookHosts:{index}:SigningSecret", host.SigningSecret)
            ),
            .. options.Channels.Select(one =>
                ($"{RotatorOptions.Section}:Channels:{one.Key}:SigningSecret", one.Value.SigningSecret)
            ),
        ];
}
