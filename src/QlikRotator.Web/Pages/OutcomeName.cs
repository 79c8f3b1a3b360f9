using QlikRotator.Core.Rotation;

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

    public static string ToneOf(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Rotated or OutcomeKind.Delivered => "good",
            OutcomeKind.Refused or OutcomeKind.Restored => "warn",
            _ => "bad",
        };
}
