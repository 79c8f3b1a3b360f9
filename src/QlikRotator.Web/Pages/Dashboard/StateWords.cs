using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

internal static class StateWords
{
    public static string Of(SecretState state) => SecretStateWords.Of(state);

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
