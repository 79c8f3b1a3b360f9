using System.Globalization;
using System.Net;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

/// <summary>What an answer that is none says to whoever sits here: one sentence or two, with what to do.</summary>
internal static class AppRefusal
{
    /// <param name="problem">Null where the answer was not the rotator's own.</param>
    public static string Of(AppTarget app, HttpStatusCode status, ApiProblem? problem, TimeSpan? retryAfter) =>
        (status, problem) switch
        {
            (HttpStatusCode.Unauthorized, _) => $"{NameOf(app)} does not let you in: {HowIn(app)}",
            (HttpStatusCode.Forbidden, null) =>
                $"{NameOf(app)} takes no calls from here (403). Have the address range of your network allowed, or call from inside.",
            (HttpStatusCode.Forbidden, { Detail: var why }) =>
                $"{NameOf(app)} refuses: {why} Whoever administers the app registration in Entra gives roles.",
            (HttpStatusCode.NotFound, null) => $"No rotator answers at {app.Address} (404): check the address.",
            (HttpStatusCode.ServiceUnavailable, { Detail: var why }) =>
                $"{NameOf(app)} cannot answer now: {why} {When(retryAfter)}",
            (>= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest, _) => SignInPage(app),
            (>= HttpStatusCode.InternalServerError, _) =>
                $"{NameOf(app)} failed ({(int)status}). Try again; if it stays so, its log says why.",
            (_, { Detail: var why }) => $"{NameOf(app)} refuses: {why}",
            _ => $"{NameOf(app)} answered with {(int)status}, which is no answer of a rotator: check the address.",
        };

    public static string SignInPage(AppTarget app) =>
        $"{NameOf(app)} answers with a page, as for signing in, and not with data. Check the address; its sign-in has to let calls "
        + "without a cookie through to the app.";

    public static string Unreadable(AppTarget app) =>
        $"{NameOf(app)} answers in a form that this version does not read. Install the version of the app.";

    public static string NotReached(AppTarget app, string why) =>
        $"{NameOf(app)} cannot be reached: {why} Check the address and the network.";

    public static string TooSlow(AppTarget app) => $"{NameOf(app)} does not answer in time. Try again.";

    public static string NotSignedIn(AppTarget app) =>
        $"You are signed in nowhere that gives a token for {app.Scope}. Run 'az login' with an account of the app's directory; the app "
        + "registration has to let the Azure CLI ask for it.";

    private static string HowIn(AppTarget app) =>
        app.Scope is not null
            ? $"it does not take a token for {app.Scope}. Check {AppTarget.Group}:ClientId, and that the app signs people in."
        : app.Key is not null ? $"it does not take the key. Check {AppTarget.Group}:Key."
        : $"it asks for a key. Set {AppTarget.Group}:Key to the one that 'serve' prints.";

    private static string When(TimeSpan? retryAfter) =>
        retryAfter is { } wait
            ? string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(wait.TotalSeconds)} seconds.")
            : "Try again.";

    private static string NameOf(AppTarget app) => app.Address.Authority;
}
