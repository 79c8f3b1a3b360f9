using QlikRotator.Application.Messages;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages;

internal static class OutcomeName
{
    public static string Of(OutcomeKind kind) => OutcomeWords.Short(kind);

    public static Tone ToneOf(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Rotated or OutcomeKind.Delivered or OutcomeKind.Held => Tone.Good,
            OutcomeKind.Refused or OutcomeKind.Restored => Tone.Warn,
            OutcomeKind.Superseded => Tone.Plain,
            _ => Tone.Bad,
        };
}
