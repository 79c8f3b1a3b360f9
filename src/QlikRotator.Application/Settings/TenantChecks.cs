using System.Text.Json;
using System.Text.Json.Nodes;

namespace QlikRotator.Application.Settings;

internal static class TenantChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Tenants)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        problems.AddIf(options.Tenants.Count == 0, Group, "is missing: name at least one tenant");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < options.Tenants.Count; index++)
        {
            var tenant = options.Tenants[index];
            var at = $"{Group}:{index}";
            CheckHost(tenant.Host, $"{at}:Host", seen, problems);
            TenantAuthChecks.Check(tenant.Auth, $"{at}:Auth", options, problems);
            CheckReach(tenant, at, problems);
        }
    }

    private static void CheckHost(string host, string setting, HashSet<string> seen, SettingProblems problems)
    {
        problems.AddIf(host.Length == 0, setting, "is missing");
        problems.AddIf(!SettingAddress.IsHost(host), setting, "must be a host name alone, such as acme.eu.qlikcloud.com");
        problems.AddIf(host.Length > 0 && !seen.Add(host), setting, "names a tenant that is listed already");
    }

    private static void CheckReach(TenantOptions tenant, string at, SettingProblems problems)
    {
        problems.AddIf(
            tenant.BaseAddress is not null
                && !(SettingAddress.IsLoopback(tenant.BaseAddress) && SettingAddress.IsHttpsOrLoopback(tenant.BaseAddress)),
            $"{at}:BaseAddress",
            "is accepted for loopback http and https addresses only"
        );
        problems.AddIf(tenant.WritesPerMinute < 1, $"{at}:WritesPerMinute", "must be 1 or more");
        CheckPath(tenant.AutomationsPath, $"{at}:{nameof(tenant.AutomationsPath)}", problems);
        CheckPath(tenant.AutomationTriggerPath, $"{at}:{nameof(tenant.AutomationTriggerPath)}", problems);
        CheckPath(tenant.AutomationConnectionsPath, $"{at}:{nameof(tenant.AutomationConnectionsPath)}", problems);
        CheckPath(tenant.DataConnectionsPath, $"{at}:{nameof(tenant.DataConnectionsPath)}", problems);
        foreach (var (id, payload) in tenant.TriggerPayloads)
        {
            problems.AddIf(!IsJson(payload), $"{at}:{nameof(tenant.TriggerPayloads)}:{id}", "must be JSON");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void CheckPath(string path, string setting, SettingProblems problems) =>
        problems.AddIf(
            !path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal),
            setting,
            "must be a path that begins with one slash"
        );
}
