using QlikRotator.Adapters.Ledger;
using QlikRotator.Adapters.Notifications.Texts;
using QlikRotator.Adapters.Web.Pages.Html;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Adapters.Web.Pages.Rotations;

internal static class RotationView
{
    public static Page Of(PageRequest request, RotationRecord record, IReadOnlyList<LedgerEvent> events, ApprovalRecord? open) =>
        new(
            $"Rotation of {record.Subject.Name}",
            Markup.Of(
                $"""
                {(record.Outcome is { } outcome ? Ended(record, outcome) : UnderWay(record))}
                {Markup.When(open is not null, () => Question(request, open!))}
                {Markup.When(MayCancel(request, record), () => Cancel(request, record))}
                <h2>What</h2>
                {Blocks.Facts(RotationFacts.Of(record))}
                <h2>What happened</h2>
                <ol class="timeline">{events.Select(Event)}</ol>
                {Chain(record, events)}
                """
            )
        );

    private static Markup Ended(RotationRecord record, RotationOutcome outcome)
    {
        var words = OutcomeWords.Of(record.Subject.Name, outcome);
        return Markup.Of(
            $"""
            <div class="note {OutcomeName.ToneOf(
                outcome.Kind
            )}"><p><strong>{words.Title}</strong></p><p>{words.Text}</p><p>{words.Next}</p></div>
            """
        );
    }

    private static Markup UnderWay(RotationRecord record)
    {
        var more = record.CancelRequested is { } cancel
            ? $"Cancelled; it gives the old value back at its next look. {cancel.Message}"
            : $"Last seen {When.Text(record.UpdatedAt)}. Load the page again to see how it goes on.";
        return Markup.Of($"""<div class="note"><p><strong>Under way: {record.Stage}</strong></p><p>{more}</p></div>""");
    }

    private static Markup Question(PageRequest request, ApprovalRecord open) =>
        Markup.Of(
            $"""
            <h2>Waiting for approval</h2>
            <p>{ApprovalNotice.Title(open.Evidence)} {open.Decisions.Count} answers so far; open until {When.Text(
                open.Evidence.Deadline
            )}.</p>
            <div class="row"><a class="button" href="{request.Link(
                $"api/approvals/{open.ApprovalId}"
            )}">Open the request</a></div>
            """
        );

    private static bool MayCancel(PageRequest request, RotationRecord record) =>
        request.Visitor.MayOperate && record is { Outcome: null, CancelRequested: null };

    private static Markup Cancel(PageRequest request, RotationRecord record) =>
        Markup.Of(
            $"""
            <div class="row"><a class="button quiet" href="{request.Link(
                $"rotations/{record.RotationId}/cancel"
            )}">Cancel this rotation</a></div>
            """
        );

    private static Markup Event(LedgerEvent one) =>
        Markup.Of(
            $"""
            <li><p><strong>{one.Entry.What}</strong> <span class="soft">{When.Text(
                one.At
            )}, {one.Entry.Actor}</span></p><p>{one.Entry.Why}</p></li>
            """
        );

    private static Markup Chain(RotationRecord record, IReadOnlyList<LedgerEvent> events) =>
        ChainCheck.WhyBroken(record, events) is { } broken
            ? Blocks.Note("bad", $"The ledger was changed: {broken.Message}")
            : Markup.Of($"""<p class="soft">{events.Count} events, each sealed with the one before; the chain is whole.</p>""");
}
