using QlikRotator.Core;

namespace QlikRotator.Qlik.Tenants;

/// <summary>The tenants of the settings. A tag that names another host gets a reason, and no request is ever sent there.</summary>
internal interface IQlikTenants
{
    IReadOnlyList<string> Hosts { get; }

    TenantLookup Find(string host);
}

/// <summary>Either the tenant or why it cannot be used.</summary>
internal sealed record TenantLookup(QlikTenant? Tenant, Reason? Problem);
