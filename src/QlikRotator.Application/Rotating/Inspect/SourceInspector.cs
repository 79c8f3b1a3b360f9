using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Inspect;

/// <summary>Asks the source whether a rotation may start, and whether vault, tenant and register agree on the current value.</summary>
internal sealed class SourceInspector(IssuerFactory issuers, CredentialRegister register, CredentialClaims claims)
{
    /// <param name="value">That of the version that is to be replaced.</param>
    public async Task<Inspection> InspectAsync(
        RotationRequest request,
        ManagedSecret secret,
        SecretValue value,
        CancellationToken ct
    )
    {
        var issuer = issuers.For(request, secret, value);
        var state = await issuer.InspectAsync(ct);
        var inspection = new Inspection(secret, state.OldCredentialId, state.Provable, state.Issues, null);
        if (await WhyNotAsync(request, secret, state, ct) is { } refusal)
        {
            return inspection with { Refusal = refusal };
        }

        return state.Issues ? await ClaimAsync(inspection, issuer, state, value, ct) : inspection;
    }

    /// <summary>A full list is no reason to stop while an earlier attempt's own stray may be what fills it: Issue looks again.</summary>
    private async Task<Reason?> WhyNotAsync(
        RotationRequest request,
        ManagedSecret secret,
        SourceState state,
        CancellationToken ct
    )
    {
        if (
            state.Refusal is { } refusal
            && (await register.ReadAsync(ResourceKey.Of(secret), ct)).AttemptsOf(request.RotationId).Count == 0
        )
        {
            return refusal;
        }

        return state.Issues ? StartPolicy.WhyUngated(request.Policy, state.Provable) : null;
    }

    private async Task<Inspection> ClaimAsync(
        Inspection inspection,
        Issuer issuer,
        SourceState state,
        SecretValue value,
        CancellationToken ct
    )
    {
        var listed = state.Credentials.Any(one => one.Id == state.OldCredentialId);
        var proof = await issuer.ProveAsync(value, ct);
        if (StartPolicy.WhyDrifted(state.OldCredentialId, listed, proof) is { } drifted)
        {
            return inspection with { Refusal = drifted };
        }

        var claim = await claims.MakeAsync(inspection.Secret!, state, proof.Proof == Proof.Accepted, record: true, ct);
        return inspection with
        {
            Refusal = claim.Refusal,
            Mapping = claim.Mapping,
            Candidates = claim.Mapping == CredentialMapping.Claimed ? CandidatesIn(state) : null,
            Left = claim.Left.Count > 0 ? claim.Left : null,
        };
    }

    private static List<CandidateCredential> CandidatesIn(SourceState state) =>
        [.. state.Credentials.Select(one => new CandidateCredential(one.Id, one.CreatedAt, one.CreatedBy))];
}
