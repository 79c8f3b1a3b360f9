using System.Security.Cryptography;
using System.Text;
using QlikRotator.Simulators.Qlik.OAuthClients;

namespace QlikRotator.Simulators.Qlik.OAuth;

/// <summary>Who asks for a token: by secret, or by an assertion signed with a registered key.</summary>
internal static class ClientAuthenticator
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static ClientProof? Identify(QlikTenant tenant, TokenRequest request)
    {
        if (request.AssertionType is null && request.Assertion is null)
        {
            return BySecret(tenant, request);
        }

        return request is { AssertionType: JwtBearer, Assertion: { } text } ? ByAssertion(tenant, request, text) : null;
    }

    private static ClientProof? BySecret(QlikTenant tenant, TokenRequest request)
    {
        if (tenant.Clients.Find(request.ClientId) is not { DisableTag: null, TakesSecrets: true } client)
        {
            return null;
        }

        var given = Encoding.UTF8.GetBytes(request.ClientSecret ?? "");
        var secret = client.KnownSecret(s => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(s.Value), given));
        return secret?.PropagationDelay.Accept(tenant.Now) ?? false ? new ClientProof(client, secret.Hint) : null;
    }

    private static ClientProof? ByAssertion(QlikTenant tenant, TokenRequest request, string text)
    {
        if (ClientAssertion.Parse(text) is not { } assertion || (request.ClientId ?? assertion.Subject) != assertion.Subject)
        {
            return null;
        }

        var client = tenant.Clients.Find(assertion.Subject);
        return client is { DisableTag: null } && Allows(client) && assertion.IsValidFor(client, tenant)
            ? new ClientProof(client, SecretHint: null)
            : null;
    }

    private static bool Allows(OAuthClient client) => client.AuthMethods?.Contains("private_key_jwt") ?? false;
}
