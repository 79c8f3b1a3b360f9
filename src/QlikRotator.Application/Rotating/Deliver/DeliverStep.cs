using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Deliver;

/// <summary>Writes the new value into every slot and verifies each. Run again, it writes the same value again.</summary>
internal sealed class DeliverStep(
    StagedValues values,
    SlotInspector slots,
    RotationLedger ledger,
    RotationTurns turns,
    TimeProvider time
) : IStepHandler<StagedRotation, DeliverResult>
{
    public async Task<DeliverResult> RunAsync(StagedRotation input, CancellationToken ct)
    {
        var record = await ledger.RecallAsync(input.Request.RotationId, ct);
        var result =
            record is { CancelRequested: { } cancelled } && input.Request.Mode == RotationMode.Routine
                ? new DeliverResult([]) { Cancelled = cancelled }
                : await DeliverAsync(input, ct);
        var why = string.Join("; ", result.Slots.Select(slot => $"{slot.Slot}: {slot.Reason.Code}"));
        await ledger.NoteAsync(
            input.Request.RotationId,
            new("Deliver", "rotator", result.Failure is null ? "Delivered" : "DeliveryFailed", why),
            ct
        );
        await (result.Failure is null ? ledger.BeginsAsync(input, time.GetUtcNow(), ct) : Task.CompletedTask);
        return result;
    }

    private async Task<DeliverResult> DeliverAsync(StagedRotation input, CancellationToken ct)
    {
        await turns.ToDeliverAsync(input, ct);
        var value = (await values.NewAsync(input, ct)).Value;
        return new DeliverResult(await slots.DeliverAsync(input, input.New.Version, value, ct));
    }
}
