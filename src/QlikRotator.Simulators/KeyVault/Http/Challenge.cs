using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>The 401 that tells a client which authority and resource to get a token for, then the check of that token.</summary>
internal sealed class Challenge(VaultHost host)
{
    private const string Scheme = "Bearer ";
    private readonly string challenge =
        $"{Scheme}authorization=\"https://login.microsoftonline.com/{Guid.NewGuid()}\", resource=\"https://vault.azure.net\"";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (WhyRefuse(context.Request.Headers.Authorization.ToString()) is not { } refusal)
        {
            await next(context);
            return;
        }

        context.Response.Headers[HeaderNames.WWWAuthenticate] = challenge;
        await VaultAnswer.Refuse(refusal).ExecuteAsync(context);
    }

    private VaultRefusal? WhyRefuse(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return VaultRefusal.Unauthorized("AKV10000: Request is missing a Bearer or PoP token.");
        }

        return IsKnown(authorization[Scheme.Length..])
            ? null
            : VaultRefusal.Unauthorized("AKV10032: Invalid issuer, audience or signature of the token.");
    }

    private bool IsKnown(string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(host.Options.AccessToken));
}
