using QlikRotator.Core;

namespace QlikRotator.Application.Settings;

/// <summary>What to say of a host that no token is sent to.</summary>
public static class UnknownTenant
{
    private const string Advice =
        "Add it to Rotator:Tenants, or to the list that Rotator:TenantList names; or correct the name of the tenant, if it is wrong.";

    public static Reason Of(RotatorOptions options, string host) =>
        new(ApplicationCodes.UnknownTenant, $"Tenant '{host}' is not configured. {WhatToDo(options, host)}");

    private static string WhatToDo(RotatorOptions options, string host) =>
        options.AllTenants().FirstOrDefault(one => one.Pattern is { } pattern && HostPattern.Matches(pattern, host))
            is { Pattern: var near }
            ? $"It matches {near} of a region client, and is not in that client's list: add it to RegionClients:n:Hosts, where its secrets are to be rotated."
            : Advice;
}
