using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Prove;

/// <summary>Proves health while old and new live side by side.</summary>
internal sealed class ProveStep(StagedValues values, HealthProver health, RotationLedger ledger, TimeProvider time)
    : IStepHandler<StagedRotation, HealthReport>
{
    public async Task<HealthReport> RunAsync(StagedRotation input, CancellationToken ct)
    {
        var record = await ledger.ReportAsync(input.Request.RotationId, RotationSteps.Soaking, ct);
        var value = await values.NewAsync(input, ct);
        var report = await health.ProveAsync(input, value, record, ct);
        return report with { Held = WhyHeld(input, value) };
    }

    /// <summary>Only where people would be asked in vain: otherwise Retire looks, right where it deletes.</summary>
    private Reason? WhyHeld(StagedRotation input, NewValue value) =>
        RetirementPolicy.HeedsHold(input) && RetirementPolicy.AsksPerson(input)
            ? RetirementPolicy.WhyHeld(input.Before, value.Tags, time.GetUtcNow())
            : null;
}
