using QlikRotator.Application.Messages;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Conclude;

/// <summary>Releases the leases, closes the ledger row and tells people, in an order that may be cut anywhere and run again.</summary>
internal sealed class ConcludeStep(
    RotationLedger ledger,
    LeaseBook leases,
    IntentLog intents,
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
            new("Conclude", "rotator", input.Outcome.Kind.ToString(), input.Outcome.Reason.ToString()),
            ct
        );
        if (input.Outcome.Kind is OutcomeKind.Rotated or OutcomeKind.Restored or OutcomeKind.Delivered)
        {
            await intents.CloseAsync(id, ct);
        }

        await leases.ReleaseAllAsync(id, ct);
        await ledger.ConcludeAsync(id, input.Outcome, ct);
        telemetry.Ended(input.Request.Subject, input.Outcome, (await ledger.FindAsync(id, ct))?.Source ?? "unknown");
        return input.Outcome;
    }
}
