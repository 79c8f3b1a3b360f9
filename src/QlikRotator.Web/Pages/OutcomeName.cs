using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages;

internal static class OutcomeName
{
    public static string Of(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Rotated => "rotated",
            OutcomeKind.Delivered => "delivered",
            OutcomeKind.Refused => "refused",
            OutcomeKind.Restored => "restored",
            OutcomeKind.KeptBoth => "kept both",
            _ => "needs a person",
        };

    public static Tone ToneOf(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Rotated or OutcomeKind.Delivered => Tone.Good,
            OutcomeKind.Refused or OutcomeKind.Restored => Tone.Warn,
            _ => Tone.Bad,
        };
}
