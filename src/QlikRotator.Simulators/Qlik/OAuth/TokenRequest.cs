using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuth;

/// <summary>The fields of a token request, from JSON or from a form.</summary>
internal sealed class TokenRequest(JsonObject fields)
{
    public string? ClientId => fields.Text("client_id");

    public string? ClientSecret => fields.Text("client_secret");

    public string? GrantType => fields.Text("grant_type");

    public string? AssertionType => fields.Text("client_assertion_type");

    public string? Assertion => fields.Text("client_assertion");

    public IReadOnlyList<string> Scopes =>
        (fields.Text("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public JsonObject? UserLookup => fields["user_lookup"] as JsonObject;

    public string? Token => fields.Text("token");

    public static TokenRequest? Read(ApiCall call)
    {
        if (call.Body.IsForm)
        {
            return new TokenRequest(FromForm(call.Body.Text));
        }

        return call.Body.Json is JsonObject json ? new TokenRequest(json) : null;
    }

    /// <summary>Whose budget an anonymous request uses.</summary>
    public static string ClientIdOf(ApiCall call) => Read(call)?.ClientId ?? "anonymous";

    private static JsonObject FromForm(string text)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in QueryHelpers.ParseQuery(text))
        {
            fields[name] = name == "user_lookup" ? Nested(value.ToString()) : (JsonNode)value.ToString();
        }

        return fields;
    }

    private static JsonNode? Nested(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
