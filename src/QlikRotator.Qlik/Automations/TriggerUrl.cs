using QlikRotator.Application.Settings;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Automations;

/// <summary>The address that consumers call with the header <c>X-Execution-Token</c>.</summary>
internal static class TriggerUrl
{
    public static string Of(TenantOptions tenant, string automationId) => $"https://{tenant.Host}{PathOf(tenant, automationId)}";

    public static string PathOf(TenantOptions tenant, string automationId) =>
        $"{tenant.AutomationTriggerPath}/{QlikPath.Escaped(automationId)}/actions/execute";
}
