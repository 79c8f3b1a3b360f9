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

        var caller = FromAccessToken(tenant, authorization[Scheme.Length..].Trim());
        return caller is { User.Disabled: false } ? caller : null;
    }

    private static Caller? FromAccessToken(QlikTenant tenant, string value) =>
        tenant.Tokens.FindLive(value) is { } token && tenant.Users.Find(token.UserId) is User user
            ? new Caller(user, token.Scopes)
            : null;
}
