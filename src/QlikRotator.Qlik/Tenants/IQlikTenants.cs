using QlikRotator.Core;

namespace QlikRotator.Qlik.Tenants;

/// <summary>The tenants of the settings. A tag that names another host gets a reason, and no request is ever sent there.</summary>
internal interface IQlikTenants
{
    IReadOnlyList<string> Hosts { get; }

    Result<QlikTenant> Find(string host);
}
