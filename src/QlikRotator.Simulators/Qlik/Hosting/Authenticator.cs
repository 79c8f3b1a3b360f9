using QlikRotator.Simulators.Qlik.Users;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>From a bearer token to a caller.</summary>
internal static class Authenticator
{
    private const string Scheme = "Bearer ";

    public static Caller? Identify(QlikTenant tenant, string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var value = authorization[Scheme.Length..].Trim();
        var caller = FromAccessToken(tenant, value) ?? FromApiKey(tenant, value);
        return caller is { User.Disabled: false } ? caller : null;
    }

    private static Caller? FromAccessToken(QlikTenant tenant, string value) =>
        tenant.Tokens.FindLive(value) is { } token && tenant.Users.Find(token.UserId) is User user
            ? new Caller(user, token.SignIn, token.Scopes)
            : null;

    private static Caller? FromApiKey(QlikTenant tenant, string value) =>
        tenant.ApiKeys.Use(value) is { } key && tenant.Users.Find(key.Sub) is User user
            ? new Caller(user, SignIn.ApiKey, Scopes: null)
            : null;
}
