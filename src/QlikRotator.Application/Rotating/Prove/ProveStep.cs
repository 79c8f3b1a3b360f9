using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Prove;

/// <summary>Proves health while old and new live side by side.</summary>
internal sealed class ProveStep(StagedValues values, HealthProver health, RotationLedger ledger)
    : IStepHandler<StagedRotation, HealthReport>
{
    public async Task<HealthReport> RunAsync(StagedRotation input, CancellationToken ct)
    {
        var record = await ledger.ReportAsync(input.Request.RotationId, RotationSteps.Soaking, ct);
        return await health.ProveAsync(input, await values.NewAsync(input, ct), record, ct);
    }
}
