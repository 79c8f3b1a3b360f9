using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scanning;

/// <summary>Asks a secret's tenant whether the value in the vault works, and which credential it is.</summary>
internal sealed class SecretLooker(ISecretVault vault, CredentialSources sources, PolicyResolver policies)
{
    /// <summary>No rotation: nothing carries this id, so no marker is taken for ours by mistake.</summary>
    private const string NoRotation = "scan";

    public async Task<SecretLook> LookAsync(ManagedSecret secret, CancellationToken ct)
    {
        var read = await vault.ReadAsync(secret.Secret, version: null, ct);
        var call = new SourceCall(secret, policies.Find(secret.Policy)!, NoRotation, read.Value);
        var source = sources.Get(secret.Source);
        var inventory = await source.InspectAsync(call, ct);
        var problem = inventory switch
        {
            { Refusal: { } refusal, Credentials: [] } => refusal,
            { Issues: false } => null,
            _ when read.Value is null => read.Problem,
            _ => await WhyDriftedAsync(source, call, inventory, ct),
        };
        return new SecretLook(call, inventory, problem);
    }

    private static async Task<Reason?> WhyDriftedAsync(
        ICredentialSource source,
        SourceCall call,
        CredentialInventory inventory,
        CancellationToken ct
    )
    {
        var proof = await source.ProveAsync(call, call.Current!, ct);
        var listed = inventory.Credentials.Any(one => one.Id == inventory.OldCredentialId);
        return proof.Proof == Proof.Refused
            ? new("ValueRefused", $"{call.Secret.Tenant} refuses the value in the vault: {proof.Reason.Message}")
            : StartPolicy.WhyDrifted(inventory.OldCredentialId, listed, proof);
    }
}
