using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
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
        var state = await issuer.InspectAsync(ct);
        var refusal = await WhyNotAsync(request, issuer, state, value, ct);
        return new Inspection(secret, state.OldCredentialId, state.Provable, state.Issues, refusal);
    }

    /// <summary>A full list is no reason to stop while an earlier attempt's own stray may be what fills it: Issue looks again.</summary>
    private async Task<Reason?> WhyNotAsync(
        RotationRequest request,
        Issuer issuer,
        SourceState state,
        SecretValue value,
        CancellationToken ct
    )
    {
        if (state.Refusal is { } refusal && await intents.FindAsync(request.RotationId, ct) is null)
        {
            return refusal;
        }

        return state.Issues
            ? StartPolicy.WhyUngated(request.Policy, state.Provable) ?? await WhyDriftedAsync(issuer, state, value, ct)
            : null;
    }

    private static async Task<Reason?> WhyDriftedAsync(Issuer issuer, SourceState state, SecretValue value, CancellationToken ct)
    {
        var listed = state.Credentials.Any(one => one.Id == state.OldCredentialId);
        var proof = await issuer.ProveAsync(value, ct);
        return StartPolicy.WhyDrifted(state.OldCredentialId, listed, proof);
    }
}
