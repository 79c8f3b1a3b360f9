using System.Text.Json;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Automations;

/// <summary>
/// What the vault holds for a triggered automation. A copy has another id and so another address: consumers need address and token
/// together, from one version.
/// </summary>
internal sealed record TriggerValue(string? AutomationId, SecretValue? ExecutionToken, string? TriggerUrl)
{
    public const string ContentType = "application/json";

    public SecretValue ToSecret() => new(JsonSerializer.Serialize(this, QlikJson.Options));

    /// <summary>Null where the value is not of this form.</summary>
    public static TriggerValue? Parse(SecretValue? value)
    {
        try
        {
            var trigger = value is null ? null : JsonSerializer.Deserialize<TriggerValue>(value.Reveal(), QlikJson.Options);
            return trigger is { AutomationId.Length: > 0, ExecutionToken: not null } ? trigger : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
