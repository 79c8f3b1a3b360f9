using System.Text.Json;
using System.Text.Json.Nodes;

namespace QlikRotator.Application.Settings;

internal static class TenantChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Tenants)}";
    private const string Regions = $"{RotatorOptions.Section}:{nameof(RotatorOptions.RegionClients)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        problems.AddIf(
            options.Tenants.Count == 0 && options.RegionClients.Count == 0 && !options.TenantList.IsSet,
            Group,
            "is missing: name at least one tenant, those of a region in RegionClients, or a list of them in TenantList"
        );
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        CheckAll(options.Tenants, Group, seen, options, problems);
        RegionClientChecks.CheckAll(options.RegionClients, Regions, seen, options, problems);
        SignInChecks.Check(PlacesOf(options), options, problems);
        var list = options.TenantList;
        var at = $"{RotatorOptions.Section}:{nameof(options.TenantList)}";
        problems.AddIf(
            list is { File: not null, Blob: not null },
            $"{at}:{nameof(list.Blob)}",
            $"excludes {at}:{nameof(list.File)}"
        );
        problems.AddIf(
            list.Blob is { } blob && !IsBlob(blob),
            $"{at}:{nameof(list.Blob)}",
            "must be the https address of a blob, for example https://contoso.blob.core.windows.net/rotator/tenants.json"
        );
    }

    /// <summary>Where the settings themselves name secrets that sign in.</summary>
    public static IEnumerable<SignInPlace> PlacesOf(RotatorOptions options) =>
        SignInPlace.Of(options.Tenants, Group).Concat(SignInPlace.Of(options.RegionClients, Regions));

    /// <param name="group">The name that their settings begin with.</param>
    /// <param name="seen">Hosts that are listed already; those of this list are added.</param>
    public static void CheckAll(
        IList<TenantOptions> tenants,
        string group,
        HashSet<string> seen,
        RotatorOptions options,
        SettingProblems problems
    )
    {
        for (var index = 0; index < tenants.Count; index++)
        {
            var tenant = tenants[index];
            var at = $"{group}:{index}";
            CheckHost(tenant.Host, $"{at}:Host", seen, problems);
            CheckKind(tenant, $"{at}:{nameof(tenant.Kind)}", problems);
            CheckShared(tenant, at, options, problems);
        }
    }

    /// <summary>What a tenant and a region client have in common.</summary>
    public static void CheckShared(TenantSettings tenant, string at, RotatorOptions options, SettingProblems problems)
    {
        TenantAuthChecks.Check(tenant.Auth, $"{at}:Auth", options, problems);
        TenantAllowChecks.Check(tenant.Allow, $"{at}:{nameof(tenant.Allow)}", options, problems);
        CheckReach(tenant, at, problems);
    }

    public static void CheckHost(string host, string setting, HashSet<string> seen, SettingProblems problems)
    {
        problems.AddIf(host.Length == 0, setting, "is missing");
        problems.AddIf(
            !SettingAddress.IsTenantHost(host),
            setting,
            "must be a host name alone, such as acme.eu.qlikcloud.com: no scheme, no port, no dot at the end, and no letters but ASCII"
        );
        problems.AddIf(host.Length > 0 && !seen.Add(host), setting, "names a tenant that is listed already");
    }

    private static void CheckKind(TenantOptions tenant, string setting, SettingProblems problems)
    {
        var isConsole = tenant.Host.Equals(TenantOptions.OrganizationHost, StringComparison.OrdinalIgnoreCase);
        problems.AddIf(
            tenant.Kind is not (TenantOptions.Tenant or TenantOptions.Organization),
            setting,
            $"must be {TenantOptions.Tenant} or {TenantOptions.Organization}"
        );
        problems.AddIf(
            tenant.IsOrganization() != isConsole,
            setting,
            isConsole
                ? $"must be {TenantOptions.Organization}: {tenant.Host} is no tenant"
                : $"must be {TenantOptions.Tenant}: an organization's host is {TenantOptions.OrganizationHost}"
        );
    }

    /// <summary>A simulated account on this machine has its name in the path, too.</summary>
    private static bool IsBlob(Uri address) =>
        SettingAddress.IsHttpsOrLoopback(address)
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && address.Segments.Length >= (SettingAddress.IsLoopback(address) ? 4 : 3);

    private static void CheckReach(TenantSettings tenant, string at, SettingProblems problems)
    {
        problems.AddIf(
            tenant.BaseAddress is not null
                && !(SettingAddress.IsLoopback(tenant.BaseAddress) && SettingAddress.IsHttpsOrLoopback(tenant.BaseAddress)),
            $"{at}:BaseAddress",
            "is accepted for loopback http and https addresses only"
        );
        problems.AddIf(tenant.WritesPerMinute < 1, $"{at}:WritesPerMinute", "must be 1 or more");
        CheckPath(tenant.OAuthClientsPath ?? "/left-out", $"{at}:{nameof(tenant.OAuthClientsPath)}", problems);
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
            !path.StartsWith('/') || !Array.TrueForAll(path[1..].Split('/'), IsSegment),
            setting,
            "must be a path that begins with one slash and ends with none, without '..', question mark, hash, percent sign or backslash"
        );

    private static bool IsSegment(string part) => part is not ("" or "." or "..") && part.IndexOfAny(['?', '#', '\\', '%']) < 0;
}
