using System.Text.Json.Nodes;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>Tells connections that rest on a person's consent: an update of theirs needs a code that only a browser gets.</summary>
internal static class InteractiveSignIn
{
    private static readonly HashSet<string> Choices = new(
        ["authType", "authSchema", "authMechanism", "authMethod", "authMode", "authenticationMethod", "authentication"],
        StringComparer.OrdinalIgnoreCase
    );

    public static bool IsUsedBy(JsonObject? properties) =>
        properties?.Any(one =>
            Choices.Contains(one.Key)
            && one.Value is JsonValue value
            && value.TryGetValue<string>(out var choice)
            && choice.Contains("oauth", StringComparison.OrdinalIgnoreCase)
            && !choice.Contains("client", StringComparison.OrdinalIgnoreCase)
        ) == true;
}
