using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Adapters.Steps;

/// <summary>Tries the new value at the tenant and every slot, and looks whether the vault still has it as its newest.</summary>
internal sealed class ProveStep(
    StagedValues values,
    Issuers issuers,
    SlotInspector slots,
    RotationLedger ledger,
    TimeProvider time
) : IStepHandler<StagedRotation, HealthReport>
{
    public async Task<HealthReport> RunAsync(StagedRotation input, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        await ledger.ReportAsync(id, RotationSteps.Prove.Name, ct);
        var cancel = (await ledger.FindAsync(id, ct))?.CancelRequested;
        var value = await values.NewAsync(input, ct);
        List<HealthCheck> checks = [await VaultAsync(input, ct), await TenantAsync(input, value, ct)];
        checks.AddRange(await slots.VerifyAsync(input, value, ct));
        var report = new HealthReport(time.GetUtcNow(), checks, cancel);
        await ledger.NoteAsync(id, Entry(report), ct);
        return report;
    }

    private async Task<HealthCheck> VaultAsync(StagedRotation input, CancellationToken ct)
    {
        var newest = await values.NewestAsync(input, ct);
        return newest.Info?.Reference == input.New.Version
            ? new("Key Vault", true, true, new("Newest", $"Version {input.New.Version.Version} is the newest."))
            : new("Key Vault", false, true, new("VaultDrift", "Somebody wrote another version after this rotation's."));
    }

    private async Task<HealthCheck> TenantAsync(StagedRotation input, SecretValue value, CancellationToken ct)
    {
        var proof = await issuers.For(input, value).ProveAsync(value, ct);
        return new(input.Before.Tenant, proof.Proof != Proof.Refused, proof.Proof != Proof.Unprovable, proof.Reason);
    }

    private static LedgerEntry Entry(HealthReport report) =>
        new(
            $"Prove-{report.At:O}",
            "rotator",
            report.Healthy ? "Proved" : "Unhealthy",
            string.Join("; ", report.Checks.Select(check => $"{check.Subject}: {check.Reason.Code}"))
        );
}
