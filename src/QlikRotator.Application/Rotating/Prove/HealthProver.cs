using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Prove;

/// <summary>
/// Tries the new value at the tenant and every slot, looks whether the vault still has it as its newest, and writes into the ledger
/// what was seen.
/// </summary>
internal sealed class HealthProver(IssuerFactory issuers, SlotInspector slots, RotationLedger ledger, TimeProvider time)
{
    /// <param name="record">The rotation's row, read in the same step.</param>
    public Task<HealthReport> ProveAsync(StagedRotation rotation, NewValue value, RotationRecord? record, CancellationToken ct) =>
        ProveAsync(rotation, issuers.For(rotation, value.Value), value, record, ct);

    /// <summary>With the issuer of a step that goes on to look at the same things.</summary>
    public async Task<HealthReport> ProveAsync(
        StagedRotation rotation,
        Issuer issuer,
        NewValue value,
        RotationRecord? record,
        CancellationToken ct
    )
    {
        var id = rotation.Request.RotationId;
        List<HealthCheck> checks = [Vault(rotation, value), await TenantAsync(rotation, issuer, value.Value, ct)];
        checks.AddRange(await slots.VerifyAsync(rotation, value.Value, ct));
        var report = new HealthReport(time.GetUtcNow(), checks, record?.CancelRequested)
        {
            Leak = record?.Leak,
            Superseded = rotation.Issues || checks[0].Healthy ? null : Newer(rotation),
        };
        await ledger.NoteAsync(id, Entry(report), ct);
        return report;
    }

    private static HealthCheck Vault(StagedRotation rotation, NewValue value) =>
        value.IsNewest
            ? new("Key Vault", true, true, new(ApplicationCodes.Newest, $"Version {rotation.New.Version.Version} is the newest."))
            : new("Key Vault", false, true, new(CoreCodes.VaultDrift, "Somebody wrote another version after this rotation's."));

    /// <summary>Whoever writes a value from elsewhere means the last one: there is nothing to give back.</summary>
    internal static Reason Newer(StagedRotation rotation) =>
        new(
            CoreCodes.Superseded,
            $"A newer value than version {rotation.New.Version.Version} came: its own rotation delivers it, and nothing is given back."
        );

    private static async Task<HealthCheck> TenantAsync(
        StagedRotation rotation,
        Issuer issuer,
        SecretValue value,
        CancellationToken ct
    )
    {
        var proof = await issuer.ProveAsync(value, ct);
        return new(rotation.Before.Tenant, proof.Proof != Proof.Refused, proof.Proof != Proof.Unprovable, proof.Reason);
    }

    private static LedgerEntry Entry(HealthReport report) =>
        new(
            $"Prove-{report.At:O}",
            "rotator",
            report.Healthy ? "Proved" : "Unhealthy",
            string.Join("; ", report.Checks.Select(check => $"{check.Subject}: {check.Reason.Code}"))
        );
}
