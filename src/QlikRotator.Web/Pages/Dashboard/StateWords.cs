using QlikRotator.Application.Inventory;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

internal static class StateWords
{
    public static string Of(SecretState state) =>
        state switch
        {
            SecretState.NeedsPerson => "needs a person",
            SecretState.Expired => "expired",
            SecretState.Lost => "lost",
            SecretState.Unmanageable => "cannot be managed",
            SecretState.Unread => "cannot be read",
            SecretState.WaitingForApproval => "waiting for approval",
            SecretState.RolledBack => "old value put back",
            SecretState.Due => "due",
            SecretState.Running => "running",
            SecretState.Disabled => "disabled",
            _ => "fine",
        };

    public static Tone ToneOf(SecretState state) =>
        state switch
        {
            SecretState.NeedsPerson or SecretState.Expired or SecretState.Lost or SecretState.Unmanageable => Tone.Bad,
            SecretState.Unread => Tone.Warn,
            SecretState.WaitingForApproval or SecretState.RolledBack or SecretState.Due => Tone.Warn,
            SecretState.Running => Tone.Live,
            _ => Tone.Good,
        };
}
