using QlikRotator.Core;

namespace QlikRotator.Qlik.Tenants;

/// <summary>The tenants of the settings. A tag that names another host gets a reason, and no request is ever sent there.</summary>
internal interface IQlikTenants
{
    IReadOnlyList<string> Hosts { get; }

    /// <summary>For what only tenants have: an organization is refused.</summary>
    Result<QlikTenant> Find(string host);

    /// <summary>For OAuth clients, which an organization has, too.</summary>
    Result<QlikTenant> FindAny(string host);
}
