using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>Who may manage OAuth clients.</summary>
internal static class ClientRights
{
    /// <summary>An organization knows no tenant's administrators; which scope it asks for is UNVERIFIED.</summary>
    public static bool MayManage(ApiCall call) =>
        call.Tenant.IsOrganization
            ? call.Tenant.Behaviour.OrganizationScope is not { } scope || call.Caller.Has(scope)
            : call.Caller.IsAdmin;
}
