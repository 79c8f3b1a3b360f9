using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuth;

/// <summary>What the token endpoint says when it refuses. The code OAUTH-14 is documented; the others are placeholders.</summary>
internal static class OAuthErrors
{
    public static Answer BadRequest(string detail) => Answer.Fail(400, "OAUTH-1", "Invalid request", detail);

    public static Answer InvalidScope(string detail) => Answer.Fail(400, "OAUTH-3", "Invalid scope", detail);

    public static Answer GrantNotAllowed(string detail) => Answer.Fail(400, "OAUTH-4", "Invalid grant type", detail);

    public static Answer InvalidClient() =>
        Answer.Fail(401, "OAUTH-14", "Invalid client credentials", "OAuth client is not authorized");

    public static Answer UserDisabled() => Answer.Fail(403, "OAUTH-17", "User is disabled");

    public static Answer TooManyTokens() => Answer.Fail(403, "OAUTH-18", "The maximum number of tokens has been reached");
}
