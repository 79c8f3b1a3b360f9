namespace QlikRotator.Application.Settings;

internal static class RegionClientChecks
{
    /// <param name="group">The name that their settings begin with.</param>
    /// <param name="seen">Hosts that are listed already; those of these clients are added.</param>
    public static void CheckAll(
        IList<RegionClientOptions> clients,
        string group,
        HashSet<string> seen,
        RotatorOptions options,
        SettingProblems problems
    )
    {
        for (var index = 0; index < clients.Count; index++)
        {
            Check(clients[index], $"{group}:{index}", seen, options, problems);
        }
    }

    private static void Check(
        RegionClientOptions client,
        string at,
        HashSet<string> seen,
        RotatorOptions options,
        SettingProblems problems
    )
    {
        problems.AddIf(client.Pattern.Length == 0, $"{at}:Pattern", "is missing");
        problems.AddIf(
            !HostPattern.IsOne(client.Pattern),
            $"{at}:Pattern",
            "must be a star and the domain of a region, such as *.eu.qlikcloud.com"
        );
        problems.AddIf(client.Hosts.Count == 0, $"{at}:Hosts", "is missing: list the tenants that are to be signed in to");
        for (var index = 0; index < client.Hosts.Count; index++)
        {
            CheckHost(client, client.Hosts[index], $"{at}:Hosts:{index}", seen, problems);
        }

        problems.AddIf(
            client.Auth.Kind != TenantAuthOptions.ClientSecret,
            $"{at}:Auth:Kind",
            $"must be {TenantAuthOptions.ClientSecret}: Qlik documents no other sign-in of a region client"
        );
        TenantChecks.CheckShared(client, at, options, problems);
    }

    private static void CheckHost(
        RegionClientOptions client,
        string host,
        string at,
        HashSet<string> seen,
        SettingProblems problems
    )
    {
        TenantChecks.CheckHost(host, at, seen, problems);
        problems.AddIf(
            HostPattern.IsOne(client.Pattern) && !HostPattern.Matches(client.Pattern, host),
            at,
            $"'{host}' is outside of the pattern {client.Pattern}"
        );
    }
}
