using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Issue;

/// <summary>Creates, proves, stores. Until the value is in the vault, every known failure deletes the credential again.</summary>
internal sealed class CredentialMinter(
    ISecretVault vault,
    ForeignVersions foreign,
    CredentialRegister register,
    TimeProvider time
)
{
    /// <param name="attempt">Recorded before anything is asked for.</param>
    public async Task<IssueResult> MintAsync(
        Issuer issuer,
        IssueInput input,
        CredentialRecord attempt,
        SecretVersionInfo replaced,
        bool provable,
        CancellationToken ct
    )
    {
        var minted = await issuer.CreateAsync(attempt, ct);
        if ((minted.Credential?.Id ?? minted.UselessId) is not { } id)
        {
            await register.MoveAsync(attempt, CredentialState.Dead, minted.Refusal, ct);
            return new IssueResult(null, minted.Refusal);
        }

        var made = await register.ChangeAsync(attempt, found => found.Made(id, createdAt: null), ct);
        return minted.Credential is { } credential
            ? await StoreAsync(issuer, input, made, credential, replaced, provable, ct)
            : await WithdrawAsync(issuer, made, minted.Refusal!, ct);
    }

    private async Task<IssueResult> StoreAsync(
        Issuer issuer,
        IssueInput input,
        CredentialRecord made,
        MintedCredential credential,
        SecretVersionInfo replaced,
        bool provable,
        CancellationToken ct
    )
    {
        var proof = await ProveAsync(issuer, made, credential, ct);
        if (proof.Proof == Proof.Refused || (provable && proof.Proof == Proof.Unprovable))
        {
            return await WithdrawAsync(issuer, made, proof.Reason, ct);
        }

        var newest = await foreign.LookAsync(input.Secret.Secret, ct);
        if (ForeignVersions.WhyNot(input.Secret.Newest, newest?.Reference) is { } overtaken)
        {
            return await WithdrawAsync(issuer, made, overtaken, ct);
        }

        var next = Next(input, replaced, newest?.Tags ?? replaced.Tags, credential);
        var written = await vault.WriteAsync(input.Secret.Secret, credential.Value, next, ct);
        if (!written.TryGet(out var version, out var problem))
        {
            return await WithdrawAsync(issuer, made, problem, ct);
        }

        return await KeepAsync(issuer, input, made, version, ct);
    }

    /// <summary>The last look once the value is stored. Run again after a crash, it goes on with the version that is there.</summary>
    public async Task<IssueResult> KeepAsync(
        Issuer issuer,
        IssueInput input,
        CredentialRecord made,
        SecretVersionInfo version,
        CancellationToken ct
    )
    {
        var versions = await vault.ListVersionsAsync(input.Secret.Secret, ct);
        if (await foreign.GiveWayAsync(input, made, version, versions, ct) is { } slippedIn)
        {
            return await WithdrawAsync(issuer, made, slippedIn, ct);
        }

        if (made.Version != version.Reference.Version)
        {
            await register.ChangeAsync(made, found => found with { Version = version.Reference.Version }, ct);
        }

        var staged = new StagedCredential(version.Reference, made.CredentialId, version.CreatedOn, version.ExpiresOn)
        {
            EnabledBefore = [.. versions.Where(one => IsReadable(one, version)).Select(one => one.Reference.Version)],
            RenewAt = RenewAt(input, version),
        };
        return new IssueResult(staged, null);
    }

    public static DateTimeOffset? RenewAt(IssueInput input, SecretVersionInfo version) =>
        RotationPolicy.RenewalBefore(
            input.Secret,
            input.Secret with
            {
                CreatedOn = version.CreatedOn,
                ExpiresOn = version.ExpiresOn,
            },
            input.Request.Policy
        );

    private static bool IsReadable(SecretVersionInfo one, SecretVersionInfo ours) =>
        one.Enabled && one.Reference != ours.Reference && one.CreatedOn <= ours.CreatedOn;

    /// <summary>A proof that could not be had is no proof: the credential goes before the step is tried again.</summary>
    private async Task<ProofResult> ProveAsync(
        Issuer issuer,
        CredentialRecord made,
        MintedCredential credential,
        CancellationToken ct
    )
    {
        try
        {
            return await issuer.ProveUntilAsync(credential.Value, Proof.Accepted, ct);
        }
        catch (TryAgainException)
        {
            // Where this is refused, too, the next run finds it by its record.
            await TryDeleteAsync(issuer, made, ct);
            throw;
        }
    }

    private async Task<IssueResult> WithdrawAsync(Issuer issuer, CredentialRecord made, Reason why, CancellationToken ct)
    {
        var deleted = await TryDeleteAsync(issuer, made, ct);
        return deleted.Gone
            ? new IssueResult(null, why)
            : throw new StepFailedException(
                RotationSteps.Issue.Name,
                new(deleted.Reason.Code, $"{why.Message} {deleted.Reason.Message}")
            );
    }

    private async Task<DeleteResult> TryDeleteAsync(Issuer issuer, CredentialRecord made, CancellationToken ct)
    {
        var deleted = await issuer.DeleteAsync(ResourceRegister.RightToOwn(made), ct);
        if (deleted.Gone)
        {
            await register.MoveAsync(made, CredentialState.Dead, deleted.Reason, ct);
        }

        return deleted;
    }

    /// <param name="now">Tags of the version that is replaced, as they were a moment ago: a person may have paused or released it.</param>
    private NewVersion Next(
        IssueInput input,
        SecretVersionInfo replaced,
        IReadOnlyDictionary<string, string> now,
        MintedCredential credential
    ) =>
        new(
            ManagedTags.Next(
                ManagedTags.WithOrders(replaced.Tags, now),
                replaced.Reference.Version,
                input.Request.RotationId,
                credential.Id,
                credential.ResourceId
            ),
            credential.ExpiresAt ?? time.GetUtcNow() + input.Request.Policy.MaxAge,
            credential.ContentType ?? replaced.ContentType
        );
}
