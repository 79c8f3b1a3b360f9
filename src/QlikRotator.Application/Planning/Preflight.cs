using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Planning;

/// <summary>
/// Asks vault, tenant, register and slots all that the first step of a rotation asks. Takes no lease, records nothing, changes nothing.
/// </summary>
internal sealed class Preflight(ISecretVault vault, CredentialSources sources, CredentialClaims claims, SlotInspector slots)
    : IPreflight
{
    /// <summary>No rotation: nothing carries this id, so no marker is taken for ours by mistake.</summary>
    private const string NoRotation = "plan";

    public async Task<PreflightResult> LookAsync(SweepCandidate candidate, CancellationToken ct)
    {
        var found = new List<Reason>();
        try
        {
            await LookAsync(candidate, found, ct);
            return new([.. found.Distinct()], Unseen: null);
        }
        catch (TryAgainException outage)
        {
            return new([.. found.Distinct()], outage.Reason);
        }
    }

    private async Task LookAsync(SweepCandidate candidate, List<Reason> found, CancellationToken ct)
    {
        var secret = candidate.Secret;
        var read = await vault.ReadAsync(secret.Secret, version: null, ct);
        if (!read.TryGet(out var stored, out var unread))
        {
            found.Add(unread);
            return;
        }

        await LookAtSourceAsync(new SourceCall(secret, candidate.Policy, NoRotation, stored.Value), stored.Value, found, ct);
        await foreach (var problem in slots.ProblemsAsync(secret, ct))
        {
            found.Add(problem);
        }
    }

    private async Task LookAtSourceAsync(SourceCall call, SecretValue value, List<Reason> found, CancellationToken ct)
    {
        var source = sources.Get(call.Secret.Source);
        var state = await source.InspectAsync(call, ct);
        found.AddRange(state.Refusal is { } refusal ? [refusal] : []);
        if (!state.Issues)
        {
            return;
        }

        found.AddRange(StartPolicy.WhyUngated(call.Policy, state.Provable) is { } ungated ? [ungated] : []);
        if (state.Credentials.Count == 0)
        {
            // Nothing was listed, so there is nothing to compare: the refusal says why.
            return;
        }

        var proof = await source.ProveAsync(call, value, ct);
        var listed = state.Credentials.Any(one => one.Id == state.OldCredentialId);
        if (StartPolicy.WhyDrifted(state.OldCredentialId, listed, proof) is { } drifted)
        {
            found.Add(drifted);
            return;
        }

        var claim = await claims.MakeAsync(call.Secret, state, proof.Proof == Proof.Accepted, record: false, ct);
        found.AddRange(claim.Refusal is { } shared ? [shared] : []);
        found.AddRange(claim.Mapping == CredentialMapping.Claimed && call.Policy.Approvers.Count == 0 ? [Claimed(call)] : []);
    }

    private static Reason Claimed(SourceCall call) =>
        new(
            CoreCodes.MappingClaimed,
            $"Only a tag says which credential the value belongs to, and policy '{call.Policy.Name}' names nobody to be asked: the old one would be kept and listed as left."
        );
}
