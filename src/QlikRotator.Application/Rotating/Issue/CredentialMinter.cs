using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Issue;

/// <summary>Creates, proves, stores. Until the value is in the vault, every known failure deletes the credential again.</summary>
internal sealed class CredentialMinter(ISecretVault vault, IntentLog intents, TimeProvider time)
{
    public async Task<IssueResult> MintAsync(
        Issuer issuer,
        IssueInput input,
        SecretVersionInfo replaced,
        bool provable,
        CancellationToken ct
    )
    {
        var minted = await issuer.CreateAsync(ct);
        if (minted.Credential is not { } credential)
        {
            return new IssueResult(null, minted.Refusal);
        }

        var proof = await ProveAsync(issuer, credential, ct);
        if (proof.Proof == Proof.Refused || (provable && proof.Proof == Proof.Unprovable))
        {
            return await WithdrawAsync(issuer, credential, proof.Reason, ct);
        }

        var written = await vault.WriteAsync(input.Secret.Secret, credential.Value, Next(input, replaced, credential), ct);
        if (written.Written is not { } version)
        {
            return await WithdrawAsync(issuer, credential, written.Problem!, ct);
        }

        await intents.SettleAsync(input.Request.RotationId, credential.Id, ct);
        return new IssueResult(new(version.Reference, credential.Id, version.CreatedOn, version.ExpiresOn), null);
    }

    /// <summary>A proof that could not be had is no proof: the credential goes before the step is tried again.</summary>
    private static async Task<ProofResult> ProveAsync(Issuer issuer, MintedCredential credential, CancellationToken ct)
    {
        try
        {
            return await issuer.ProveUntilAsync(credential.Value, Proof.Accepted, ct);
        }
        catch (TryAgainException)
        {
            await issuer.DeleteAsync(credential.Id, ct);
            throw;
        }
    }

    private static async Task<IssueResult> WithdrawAsync(
        Issuer issuer,
        MintedCredential credential,
        Reason why,
        CancellationToken ct
    )
    {
        var deleted = await issuer.DeleteAsync(credential.Id, ct);
        return deleted.Gone
            ? new IssueResult(null, why)
            : throw new StepFailedException(
                RotationSteps.Issue.Name,
                new(deleted.Reason.Code, $"{why.Message} {deleted.Reason.Message}")
            );
    }

    private NewVersion Next(IssueInput input, SecretVersionInfo replaced, MintedCredential credential) =>
        new(
            ManagedTags.Next(
                replaced.Tags,
                replaced.Reference.Version,
                input.Request.RotationId,
                credential.Id,
                credential.ResourceId
            ),
            credential.ExpiresAt ?? time.GetUtcNow() + input.Request.Policy.MaxAge,
            credential.ContentType ?? replaced.ContentType
        );
}
