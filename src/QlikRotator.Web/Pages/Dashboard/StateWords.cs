namespace QlikRotator.Web.Pages.Dashboard;

internal static class StateWords
{
    public static string Of(SecretState state) =>
        state switch
        {
            SecretState.NeedsPerson => "needs a person",
            SecretState.Expired => "expired",
            SecretState.Unmanageable => "cannot be managed",
            SecretState.Due => "due",
            SecretState.Running => "running",
            _ => "fine",
        };

    public static string ToneOf(SecretState state) =>
        state switch
        {
            SecretState.NeedsPerson or SecretState.Expired or SecretState.Unmanageable => "bad",
            SecretState.Due => "warn",
            SecretState.Running => "live",
            _ => "good",
        };
}
