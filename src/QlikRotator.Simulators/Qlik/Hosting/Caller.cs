using QlikRotator.Simulators.Qlik.Users;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Whose rights a request has.</summary>
/// <param name="User">The user, or the bot user of an OAuth client.</param>
/// <param name="Scopes">What the access token is limited to; null for an API key, which has all of its owner's rights.</param>
internal sealed record Caller(User User, IReadOnlyList<string>? Scopes)
{
    public string UserId => User.Id;

    /// <summary>No scope covers OAuth clients or transports, so administration needs <c>admin_classic</c>.</summary>
    public bool IsAdmin => User.TenantAdmin && Has("admin_classic");

    public bool Has(string scope) => Scopes?.Contains(scope) ?? true;
}
