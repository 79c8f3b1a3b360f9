using QlikRotator.Application.Messages;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Conclude;

/// <summary>Releases the leases, closes the ledger row and tells people, in an order that may be cut anywhere and run again.</summary>
internal sealed class ConcludeStep(
    RotationLedger ledger,
    LeaseStore leases,
    LeftBehind left,
    INotifier notifier,
    RotatorTelemetry telemetry
) : IStepHandler<ConcludeInput, RotationOutcome>
{
    public async Task<RotationOutcome> RunAsync(ConcludeInput input, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        await notifier.ConcludedAsync(input.Request, input.Outcome, ct);
        await NoteAsync(id, input.Outcome, ct);
        var row = await ledger.RecallAsync(id, ct);
        await RecordLeftAsync(input, row?.Resource, ct);
        var known = row?.Leases;
        await leases.ReleaseAllAsync(known, id, ct);
        var ended = await ledger.ConcludeAsync(id, input.Outcome, ct);
        if (ended?.Leases is { } all && known is not null)
        {
            // Another process may have found more of them than this one knew.
            await leases.ReleaseAllAsync([.. all.Except(known)], id, ct);
        }

        RotationTrace.IsAbout(ended?.Tenant);
        RotationTrace.End(input.Request, input.Outcome, ended?.Tenant);
        telemetry.Ended(input.Request.Subject, input.Outcome, ended?.Source ?? "unknown");
        return input.Outcome;
    }

    /// <summary>Once per outcome: a rotation that was begun again after its end could not be written may come to another.</summary>
    private Task NoteAsync(string rotationId, RotationOutcome outcome, CancellationToken ct)
    {
        var facts = RowFacts.OfEnd(outcome);
        var entry = new LedgerEntry($"Conclude-{facts[..12]}", "rotator", outcome.Kind.ToString(), outcome.Reason.ToString())
        {
            Facts = facts,
        };
        return ledger.NoteAsync(rotationId, entry, ct);
    }

    /// <summary>A rotation ends all the same, later: what it leaves must be written down first.</summary>
    private async Task RecordLeftAsync(ConcludeInput input, ResourceKey? resource, CancellationToken ct)
    {
        try
        {
            await left.RecordAsync(input, resource, ct);
        }
        catch (VaultRefusedException refused)
        {
            throw new TryAgainException(refused.Reason, cause: refused);
        }
    }
}
