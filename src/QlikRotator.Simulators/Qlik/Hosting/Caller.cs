using QlikRotator.Simulators.Qlik.Users;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Whose rights a request has.</summary>
/// <param name="User">The user, or the bot user of an OAuth client.</param>
/// <param name="SignIn">How the request was signed in.</param>
/// <param name="Scopes">What the access token is limited to; null for an API key, which has all of its owner's rights.</param>
internal sealed record Caller(User User, SignIn SignIn, IReadOnlyList<string>? Scopes)
{
    public string UserId => User.Id;

    /// <summary>No scope covers OAuth clients or transports, so administration needs <c>admin_classic</c>.</summary>
    public bool IsAdmin => User.TenantAdmin && Has("admin_classic");

    /// <summary>Whether the caller may manage what belongs to others, given one of these scopes.</summary>
    public bool IsAdminWith(string scope) => User.TenantAdmin && (Has("admin_classic") || Has(scope));

    public bool HasAny(params ReadOnlySpan<string> scopes)
    {
        foreach (var scope in scopes)
        {
            if (Has(scope))
            {
                return true;
            }
        }

        return false;
    }

    public bool Has(string scope) => Scopes?.Contains(scope) ?? true;
}
