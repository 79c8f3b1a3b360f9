using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Scanning;

/// <summary>Asks a secret's tenant whether the value in the vault works, and which credential it is.</summary>
internal sealed class SecretInspector(ISecretVault vault, CredentialSources sources, PolicyResolver policies)
{
    /// <summary>No rotation: nothing carries this id, so no marker is taken for ours by mistake.</summary>
    private const string NoRotation = "scan";

    /// <param name="known">What is recorded as alive is looked for, too.</param>
    public async Task<InspectedSecret> LookAsync(ManagedSecret secret, ResourceRegister known, CancellationToken ct)
    {
        var read = await vault.ReadAsync(secret.Secret, version: null, ct);
        var call = new SourceCall(secret, policies.Find(secret.Policy)!, NoRotation, read.Value?.Value)
        {
            LostMarkers = [.. known.Records.Where(one => one.State == CredentialState.Intended).Select(one => one.Maker!.Marker)],
            KnownIds = [.. known.Records.Where(one => one.IsAlive).Select(one => one.CredentialId!)],
        };
        var source = sources.Get(secret.Source);
        var state = await source.InspectAsync(call, ct);
        var problem = state switch
        {
            { Refusal: { } refusal, Credentials: [] } => refusal,
            { Issues: false } => null,
            _ when read.Value is null => read.Problem,
            _ => await WhyDriftedAsync(source, call, state, ct),
        };
        return new InspectedSecret(call, state, problem);
    }

    private static async Task<Reason?> WhyDriftedAsync(
        ICredentialSource source,
        SourceCall call,
        SourceState state,
        CancellationToken ct
    )
    {
        var proof = await source.ProveAsync(call, call.Current!, ct);
        var listed = state.Credentials.Any(one => one.Id == state.OldCredentialId);
        return proof.Proof == Proof.Refused
            ? new(ApplicationCodes.ValueRefused, $"{call.Secret.Tenant} refuses the value in the vault: {proof.Reason.Message}")
            : StartPolicy.WhyDrifted(state.OldCredentialId, listed, proof);
    }
}
