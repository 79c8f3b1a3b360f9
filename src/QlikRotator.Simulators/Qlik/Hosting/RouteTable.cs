using QlikRotator.Simulators.Qlik.ApiKeys;
using QlikRotator.Simulators.Qlik.Audits;
using QlikRotator.Simulators.Qlik.AutomationConnections;
using QlikRotator.Simulators.Qlik.Automations;
using QlikRotator.Simulators.Qlik.DataConnections;
using QlikRotator.Simulators.Qlik.Email;
using QlikRotator.Simulators.Qlik.Encryption;
using QlikRotator.Simulators.Qlik.OAuth;
using QlikRotator.Simulators.Qlik.OAuthClients;
using QlikRotator.Simulators.Qlik.Reloads;
using QlikRotator.Simulators.Qlik.Tenants;
using QlikRotator.Simulators.Qlik.Users;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Every operation the simulator knows.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        .. TokenEndpoints.Routes,
        .. OAuthClientEndpoints.Routes,
        .. ClientSecretEndpoints.Routes,
        .. OrganizationClientEndpoints.Routes,
        .. UserEndpoints.Routes,
        .. TenantEndpoints.Routes,
        .. AuditEndpoints.Routes,
        .. ApiKeyConfigEndpoints.Routes,
        .. ApiKeyEndpoints.Routes,
        .. EvaluationEndpoints.Routes,
        .. AutomationRoutes.Routes,
        .. AutomationConnectionRoutes.Routes,
        .. DataConnectionEndpoints.Routes,
        .. DataCredentialEndpoints.Routes,
        .. ReloadEndpoints.Routes,
        .. EmailConfigEndpoints.Routes,
        .. KeyProviderEndpoints.Routes,
    ];

    /// <summary>What a known tenant answers to an address that does not exist.</summary>
    public static ApiRoute Unknown { get; } =
        new("*", "", ErrorShape.Plain, _ => Answer.NotFound("No such resource.")) { Anonymous = true, OfOrganization = null };
}
