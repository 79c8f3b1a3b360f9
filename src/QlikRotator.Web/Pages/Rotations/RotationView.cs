using QlikRotator.Application.Auditing;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

internal static class RotationView
{
    public static Page Of(PageRequest request, VerifiedRotation rotation, ApprovalRecord? open)
    {
        var record = rotation.Rotation;
        return new(
            $"Rotation of {record.Subject.Name}",
            Markup.Of(
                $"""
                {(record.Outcome is { } outcome ? Ended(record, outcome) : UnderWay(record))}
                {Markup.When(open is not null, () => Question(open!))}
                {Actions(request, record, open)}
                <h2>What</h2>
                {Blocks.Facts(RotationFacts.Of(record))}
                <h2>What happened</h2>
                <ol class="timeline">{rotation.Events.Select(Event)}</ol>
                {Chain(rotation)}
                """
            )
        );
    }

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

    private static Markup Question(ApprovalRecord open) =>
        Markup.Of(
            $"""
            <h2>Waiting for approval</h2>
            <p>{ApprovalNotice.Title(open.Evidence)} {open.Decisions.Count} answers so far; open until {When.Text(
                open.Evidence.Deadline
            )}.</p>
            """
        );

    private static Markup Actions(PageRequest request, RotationRecord record, ApprovalRecord? open) =>
        Markup.Of(
            $"""
            <div class="row">
            {Markup.When(open is not null, () => Open(request, open!))}
            {Markup.When(MayCancel(request, record), () => Cancel(request, record))}
            </div>
            """
        );

    private static Markup Open(PageRequest request, ApprovalRecord open) =>
        Markup.Of($"""<a class="button" href="{request.Link($"api/approvals/{open.ApprovalId}")}">Open the request</a>""");

    private static bool MayCancel(PageRequest request, RotationRecord record) =>
        request.Visitor.MayOperate && record is { Outcome: null, CancelRequested: null };

    private static Markup Cancel(PageRequest request, RotationRecord record) =>
        Markup.Of(
            $"""
            <a class="button quiet" href="{request.Link($"rotations/{record.RotationId}/cancel")}">Cancel this rotation</a>
            """
        );

    private static Markup Event(LedgerEvent one) =>
        Markup.Of(
            $"""
            <li><p><strong>{Words(one.Entry.What)}</strong> <span class="soft">{When.Exactly(
                one.At
            )}, {one.Entry.Actor}</span></p><p>{one.Entry.Why}</p></li>
            """
        );

    /// <summary><c>ApprovalAsked</c> as people write it.</summary>
    private static string Words(string what) =>
        string.Concat(what.Select((one, at) => at > 0 && char.IsUpper(one) ? $" {char.ToLowerInvariant(one)}" : $"{one}"));

    private static Markup Chain(VerifiedRotation rotation) =>
        rotation.Broken is { } broken
            ? Blocks.Note("bad", $"The ledger was changed at event {broken.Sequence}: {broken.What}")
            : Markup.Of(
                $"""<p class="soft">{rotation.Events.Count} events, each sealed with the one before; the chain is whole.</p>"""
            );
}
