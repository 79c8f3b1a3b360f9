using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Inspect;

/// <summary>Asks the source whether a rotation may start, and whether vault and tenant agree on the current value.</summary>
internal sealed class SourceInspector(ISecretVault vault, Issuers issuers, IntentLog intents)
{
    public async Task<Inspection> InspectAsync(RotationRequest request, ManagedSecret secret, CancellationToken ct)
    {
        var read = await vault.ReadAsync(secret.Secret, secret.Newest.Version, ct);
        if (read.Value is not { } value)
        {
            return Inspection.Refused(read.Problem!, secret);
        }

        var issuer = issuers.For(request, secret, value);
        var inventory = await issuer.InspectAsync(ct);
        var underWay = await intents.FindAsync(request.RotationId, ct) is not null;
        var refusal = await WhyNotAsync(request, issuer, inventory, value, underWay, ct);
        return new Inspection(secret, inventory.OldCredentialId, inventory.Provable, inventory.Issues, refusal);
    }

    /// <summary>A full list is no reason to stop while an earlier attempt's own stray may be what fills it: Issue looks again.</summary>
    private static async Task<Reason?> WhyNotAsync(
        RotationRequest request,
        Issuer issuer,
        CredentialInventory inventory,
        SecretValue value,
        bool underWay,
        CancellationToken ct
    )
    {
        if (inventory.Refusal is { } refusal && !underWay)
        {
            return refusal;
        }

        return inventory.Issues
            ? StartPolicy.WhyUngated(request.Policy, inventory.Provable) ?? await WhyDriftedAsync(issuer, inventory, value, ct)
            : null;
    }

    private static async Task<Reason?> WhyDriftedAsync(
        Issuer issuer,
        CredentialInventory inventory,
        SecretValue value,
        CancellationToken ct
    )
    {
        var listed = inventory.Credentials.Any(one => one.Id == inventory.OldCredentialId);
        var proof = await issuer.ProveAsync(value, ct);
        return StartPolicy.WhyDrifted(inventory.OldCredentialId, listed, proof);
    }
}
