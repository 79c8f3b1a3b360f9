using QlikRotator.Application.Approving;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Approve;

/// <summary>Looks what a question has come to, whether or not anybody sent a nudge, and reminds approvers and tells others when it is time.</summary>
internal sealed class ReadVerdictStep(
    ApprovalStore book,
    EvidenceCheck evidence,
    RotationLedger ledger,
    INotifier notifier,
    TimeProvider time
) : IStepHandler<ApprovalTicket, Verdict>
{
    public async Task<Verdict> RunAsync(ApprovalTicket input, CancellationToken ct)
    {
        if (await book.FindAsync(input.ApprovalId, ct) is not { } approval)
        {
            return new Verdict(
                VerdictKind.Void,
                new(ApplicationCodes.ApprovalMissing, "The request is not in the ledger."),
                time.GetUtcNow()
            );
        }

        RotationTrace.IsAbout(approval.Evidence.Tenant);
        var id = input.Request.RotationId;
        await ledger.ReportAsync(id, RotationSteps.WaitingForApproval, new RotationWait(input.Deadline), ct);
        var record = await ledger.FindAsync(id, ct);
        var changed = approval.Closed is null
            ? WhyLeaking(input, record) ?? await evidence.WhatChangedAsync(approval.Evidence, ct)
            : null;
        var verdict = await book.SettleAsync(input.ApprovalId, record?.CancelRequested, changed, ct);
        await NoteAsync(input, verdict!, ct);
        if (verdict!.Kind != VerdictKind.Pending)
        {
            return verdict;
        }

        await EscalateIfDueAsync(approval, ct);
        return await RemindAsync(input, approval, verdict, ct);
    }

    /// <summary>A question about a rotation in peace is over when somebody declares a leak.</summary>
    private static Reason? WhyLeaking(ApprovalTicket input, RotationRecord? record) =>
        record?.Leak is { } leak && input.Request.Mode == RotationMode.Routine
            ? new(CoreCodes.LeakDeclared, $"{leak.By} says that the value has leaked.")
            : null;

    /// <summary>Answers are noted here again: whoever took them may have died between the book and the chain.</summary>
    private async Task NoteAsync(ApprovalTicket input, Verdict verdict, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        foreach (var decision in (await book.FindAsync(input.ApprovalId, ct))?.Decisions ?? [])
        {
            await ledger.NoteAsync(id, ApprovalNotes.Of(input.ApprovalId, decision), ct);
        }

        if (verdict.Kind != VerdictKind.Pending)
        {
            var entry = new LedgerEntry(
                $"Verdict-{input.ApprovalId}",
                "rotator",
                $"Approval{verdict.Kind}",
                verdict.Reason.ToString()
            );
            await ledger.NoteAsync(id, entry, ct);
        }
    }

    private async Task<Verdict> RemindAsync(ApprovalTicket input, ApprovalRecord approval, Verdict verdict, CancellationToken ct)
    {
        var number = ApprovalPolicy.RemindersDue(approval, time.GetUtcNow());
        if (number <= approval.Reminders)
        {
            return verdict;
        }

        await notifier.AskAsync(new(approval.Request, approval.Evidence), approval.ApprovalId, reminder: true, ct);
        await book.CountReminderAsync(approval.ApprovalId, number, ct);
        var entry = new LedgerEntry($"Remind-{approval.ApprovalId}-{number}", "rotator", "Reminded", Due(approval));
        await ledger.NoteAsync(input.Request.RotationId, entry, ct);
        return verdict with { LookAgainAt = time.GetUtcNow() };
    }

    private async Task EscalateIfDueAsync(ApprovalRecord approval, CancellationToken ct)
    {
        if (ApprovalPolicy.EscalatesAt(approval) is not { } due || time.GetUtcNow() < due)
        {
            return;
        }

        var id = approval.ApprovalId;
        await notifier.EscalateAsync(new(approval.Request, approval.Evidence), id, ct);
        await book.MarkEscalatedAsync(id, ct);
        var to = string.Join(", ", approval.Request.Policy.EscalateTo ?? []);
        var entry = new LedgerEntry($"Escalate-{id}", "rotator", "Escalated", $"{Due(approval)}; told {to}");
        await ledger.NoteAsync(approval.Request.RotationId, entry, ct);
    }

    private static string Due(ApprovalRecord approval) => $"No answer yet; the request ends on {approval.Evidence.Deadline:u}";
}
