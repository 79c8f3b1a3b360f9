using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.OAuthClients;

namespace QlikRotator.Simulators.Qlik.OAuth;

/// <summary>A private_key_jwt assertion, split but not yet believed.</summary>
internal sealed class ClientAssertion
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private readonly JsonObject _header;
    private readonly JsonObject _claims;
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private ClientAssertion(JsonObject header, JsonObject claims, byte[] signed, byte[] signature)
    {
        _header = header;
        _claims = claims;
        _signed = signed;
        _signature = signature;
    }

    public string? Subject => _claims.Text("sub");

    public static ClientAssertion? Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || !parts.All(part => Base64Url.IsValid(part)))
        {
            return null;
        }

        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        return ReadObject(parts[0]) is { } header && ReadObject(parts[1]) is { } claims
            ? new ClientAssertion(header, claims, signed, Base64Url.DecodeFromChars(parts[2]))
            : null;
    }

    /// <summary>Checks key, signature, audience, life and, last of all, that it was not used before.</summary>
    public bool IsValidFor(OAuthClient client, QlikTenant tenant)
    {
        var key = client.PublicKeys.Find(jwk => jwk.KeyId == _header.Text("kid"));
        return key is not null
            && key.Algorithm == _header.Text("alg")
            && key.Verify(_signed, _signature)
            && _claims.Text("iss") == client.Id
            && Subject == client.Id
            && (_claims["aud"].AsTexts()?.Contains(tenant.Link("/oauth/token")) ?? false)
            && IsAlive(tenant.Now)
            && _claims.Text("jti") is { Length: > 0 } id
            && tenant.Tokens.FirstUse(client.Id, id, ExpiresAt!.Value);
    }

    private DateTimeOffset? ExpiresAt => TimeOf("exp");

    private bool IsAlive(DateTimeOffset now) =>
        TimeOf("iat") is { } issued
        && ExpiresAt is { } expires
        && issued <= now + Skew
        && expires > now
        && expires - issued <= LongestLife;

    private DateTimeOffset? TimeOf(string claim) =>
        _claims[claim] is JsonValue value && value.TryGetValue<long>(out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, uint.MaxValue))
            : null;

    private static JsonObject? ReadObject(string part)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
