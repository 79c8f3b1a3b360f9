using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>What Qlik lets be done with a client's secrets.</summary>
internal static class OAuthClientRules
{
    public const int MostSecrets = 5;

    private const string ClientCredentials = "client_credentials";
    private const string RefreshScope = "offline_access";
    private const string ClientSecret = "client_secret";

    /// <summary>Why no secret can be added, or null.</summary>
    public static Reason? WhyNot(OAuthClient client, bool atOrganization) =>
        client switch
        {
            { AppType: not "web" } => new(
                QlikCodes.NotAWebClient,
                $"Only web clients have secrets; this one is '{client.AppType}'."
            ),
            { DisableTag: { Length: > 0 } tag } => new(QlikCodes.ClientDisabled, $"The OAuth client is disabled ('{tag}')."),
            { AllowedAuthMethods: { } methods } when !methods.Contains(ClientSecret) => new(
                QlikCodes.SecretsNotAllowed,
                "The OAuth client does not allow sign-in by client secret."
            ),
            { ClientSecrets: null } => Hidden("the client's secrets", atOrganization),
            { ClientSecrets: { Count: >= MostSecrets } secrets } => TooManySecrets(secrets),
            _ => null,
        };

    /// <summary>
    /// Why a list that shows no secret says nothing of how many there are; null where one client shows that it has some, or none, or where no client
    /// signs in by a secret.
    /// </summary>
    public static Reason? WhyHidden(IEnumerable<OAuthClient> clients, bool atOrganization)
    {
        var withSecrets = clients.Where(one =>
            one is { AppType: "web" } && one.AllowedAuthMethods?.Contains(ClientSecret) != false
        );
        return withSecrets.ToList() is [_, ..] found && found.TrueForAll(one => one.ClientSecrets is null)
            ? Hidden("any client's secrets", atOrganization)
            : null;
    }

    private static Reason Hidden(string what, bool atOrganization) =>
        new(
            QlikCodes.SecretsHidden,
            $"The {(atOrganization ? "organization" : "tenant")} does not show {what}: {ClientRights.Needed(atOrganization)}"
        );

    /// <summary>Trying a secret is only harmless where the grant is in use: a first token would create a privileged bot user.</summary>
    public static bool IsProvable(OAuthClient client) => client.AllowedGrantTypes?.Contains(ClientCredentials) == true;

    /// <summary>
    /// The hint that the value begins or ends with. Qlik does not say whether its hints are part of their secrets; where one is, that is no
    /// chance: of 62⁵ possible hints one fits. Null where none does, or more than one.
    /// </summary>
    public static string? HintIn(SecretValue? value, IReadOnlyList<ClientSecretInfo> secrets)
    {
        var text = value?.Reveal();
        var found = secrets
            .Select(secret => secret.Hint!)
            .Where(hint => text is not null && hint.Length >= WholeHint && IsPart(hint, text))
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private const int WholeHint = 5;

    private static bool IsPart(string hint, string value) =>
        value.StartsWith(hint, StringComparison.Ordinal) || value.EndsWith(hint, StringComparison.Ordinal);

    /// <summary>The scope that allows least among the client's own; null where it has none and a token inherits nothing.</summary>
    public static string? NarrowestScope(OAuthClient client) =>
        client
            .AllowedScopes?.Where(scope => scope != RefreshScope)
            .OrderBy(scope => scope.StartsWith("admin", StringComparison.Ordinal))
            .ThenBy(scope => !scope.EndsWith(":read", StringComparison.Ordinal))
            .ThenBy(scope => scope != "user_default")
            .FirstOrDefault();

    private static Reason TooManySecrets(List<ClientSecretInfo> secrets) =>
        new(
            QlikCodes.TooManySecrets,
            $"The OAuth client has {secrets.Count} of {MostSecrets} secrets: delete one that is not in use. Hints: "
                + $"{string.Join(", ", secrets.Select(secret => secret.CreatedAt is { } at ? $"{secret.Hint} ({at:yyyy-MM-dd})" : secret.Hint))}."
        );
}
