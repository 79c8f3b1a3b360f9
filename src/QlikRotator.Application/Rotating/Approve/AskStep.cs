using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Approve;

/// <summary>Puts the question into the ledger first, then tells people.</summary>
internal sealed class AskStep(ApprovalStore book, RotationLedger ledger, INotifier notifier)
    : IStepHandler<ApprovalQuestion, ApprovalTicket>
{
    public async Task<ApprovalTicket> RunAsync(ApprovalQuestion input, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        await ledger.ReportAsync(id, RotationSteps.Ask.Name, new RotationWait(input.Evidence.Deadline), ct);
        var asked = await book.AskAsync(input, ct);
        var why = $"{input.Evidence.Gate} gate, until {input.Evidence.Deadline:u}, evidence {asked.EvidenceHash}";
        await ledger.NoteAsync(id, new($"Ask-{asked.ApprovalId}", "rotator", "ApprovalAsked", why), ct);
        await notifier.AskAsync(input, asked.ApprovalId, reminder: false, ct);
        return new ApprovalTicket(input.Request, asked.ApprovalId, input.Evidence.Deadline);
    }
}
