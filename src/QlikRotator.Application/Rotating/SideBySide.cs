using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating;

/// <summary>Says in the row until when old and new live side by side, once the new value is wherever it has to be.</summary>
internal static class SideBySide
{
    public static Task BeginsAsync(
        this RotationLedger ledger,
        StagedRotation rotation,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        rotation.Request.Mode == RotationMode.Routine
        && RetirementPolicy.SideBySideUntil(rotation, now) is var until
        && until > now
            ? ledger.ReportAsync(rotation.Request.RotationId, RotationSteps.Soaking, new RotationWait(until), ct)
            : Task.CompletedTask;
}
