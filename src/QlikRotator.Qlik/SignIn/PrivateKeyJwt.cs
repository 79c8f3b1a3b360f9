using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.SignIn;

/// <summary>
/// A signed statement in place of a secret (private_key_jwt, RS256). The <c>kid</c> is the key's address as the settings have it, so
/// a key with its version in the address has the <c>kid</c> that Key Vault itself puts into the public JWK.
/// </summary>
internal sealed class PrivateKeyJwt(TenantOptions tenant, IKeySigner signer, TimeProvider time) : IClientAuthentication
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Qlik takes five minutes at most; clocks differ.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(4);

    public string? Scope => tenant.Auth.Scope;

    public async Task<Result<TokenRequest>> ProveAsync(CancellationToken ct)
    {
        if (tenant.Auth.KeyId is not { } keyId)
        {
            return new Reason(QlikCodes.SignInKeyMissing, $"Tenant {tenant.Host} has no Auth:KeyId.");
        }

        var signed = $"{Part(Header(keyId))}.{Part(Claims())}";
        var signature = await signer.SignAsync(keyId, SHA256.HashData(Encoding.ASCII.GetBytes(signed)), ct);
        var assertion = new SecretValue($"{signed}.{Base64Url.EncodeToString(signature.Value)}");
        return new TokenRequest(tenant.Auth.ClientId) { AssertionType = AssertionType, Assertion = assertion };
    }

    private static Dictionary<string, object> Header(Uri keyId) =>
        new()
        {
            ["alg"] = "RS256",
            ["typ"] = "JWT",
            ["kid"] = keyId.OriginalString,
        };

    private Dictionary<string, object> Claims()
    {
        var now = time.GetUtcNow();
        return new()
        {
            ["iss"] = tenant.Auth.ClientId,
            ["sub"] = tenant.Auth.ClientId,
            ["aud"] = $"https://{tenant.Host}/oauth/token",
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Life).ToUnixTimeSeconds(),
        };
    }

    private static string Part(Dictionary<string, object> json) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
