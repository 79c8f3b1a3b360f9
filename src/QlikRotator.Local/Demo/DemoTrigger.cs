using System.Text.Json;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Local.Demo;

/// <summary>Address and token that run an automation; both change.</summary>
internal sealed record DemoTrigger(string Name, string Tenant, string AutomationId, string Policy, SecretValue OldValue)
    : DemoSubject(Name, "execution-token", Tenant, Policy, OldValue)
{
    public const string ContentType = "application/json";

    public override string Resource => $"automation {AutomationId}";

    public static SecretValue ValueOf(string tenant, string automationId, string executionToken) =>
        new(
            JsonSerializer.Serialize(
                new
                {
                    automationId,
                    executionToken,
                    triggerUrl = $"https://{tenant}/api/v1/automations/{automationId}/actions/execute",
                }
            )
        );

    /// <summary>Runs the automation where the value is good, as its consumers do.</summary>
    public override HttpRequestMessage Trial(SecretValue value, Uri qlik)
    {
        var trigger = JsonSerializer.Deserialize<JsonElement>(value.Reveal());
        var address = new Uri(trigger.GetProperty("triggerUrl").GetString()!);
        var request = ToTenant(HttpMethod.Post, qlik, address.PathAndQuery);
        request.Headers.Add("X-Execution-Token", trigger.GetProperty("executionToken").GetString());
        request.Content = JsonContent.Create(new { });
        return request;
    }
}
