using QlikRotator.Application.Messages;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Conclude;

/// <summary>Releases the leases, closes the ledger row and tells people, in an order that may be cut anywhere and run again.</summary>
internal sealed class ConcludeStep(
    RotationLedger ledger,
    LeaseBook leases,
    LeftBehind left,
    INotifier notifier,
    RotatorTelemetry telemetry
) : IStepHandler<ConcludeInput, RotationOutcome>
{
    public async Task<RotationOutcome> RunAsync(ConcludeInput input, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        await notifier.ConcludedAsync(input.Request, input.Outcome, ct);
        await ledger.NoteAsync(
            id,
            new("Conclude", "rotator", input.Outcome.Kind.ToString(), input.Outcome.Reason.ToString())
            {
                Facts = RowFacts.OfEnd(input.Outcome),
            },
            ct
        );
        await left.RecordAsync(input, ct);
        var known = (await ledger.RecallAsync(id, ct))?.Leases;
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
}
