using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Issue;

/// <summary>
/// Creates a credential, proves it and puts it into the vault, in this order. Run again, it finds its own version in the vault, or
/// deletes what an earlier run lost and begins anew: a value that was not stored is of no use to anybody.
/// </summary>
internal sealed class IssueStep(
    ISecretVault vault,
    Issuers issuers,
    StrayCollector strays,
    CredentialMinter minter,
    RotationLedger ledger,
    IntentLog intents,
    LeaseBook leases,
    RotationTurns turns
) : IStepHandler<IssueInput, IssueResult>
{
    public async Task<IssueResult> RunAsync(IssueInput input, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        await ledger.ReportAsync(id, RotationSteps.Issue.Name, ct);
        await turns.ToIssueAsync(input.Request, input.Secret, ct);
        if (!await leases.HoldsAsync(LeaseBook.NamesFor(input.Secret), id, ct))
        {
            throw new StepFailedException(RotationSteps.Issue.Name, new("LeaseLost", "Another rotation holds this secret."));
        }

        var result = await FindOwnAsync(input, ct) is { } done ? new IssueResult(done, null) : await IssueAsync(input, ct);
        var what = result.Staged is null ? "Refused" : "Issued";
        var why =
            result.Refusal?.ToString() ?? $"Credential {result.Staged!.CredentialId} is version {result.Staged.Version.Version}";
        await ledger.NoteAsync(id, new("Issue", "rotator", what, why), ct);
        return result;
    }

    private async Task<StagedCredential?> FindOwnAsync(IssueInput input, CancellationToken ct)
    {
        var versions = await vault.ListVersionsAsync(input.Secret.Secret, ct);
        var own = versions.FirstOrDefault(one => one.Tags.GetValueOrDefault(ManagedTags.Rotation) == input.Request.RotationId);
        if (own is null)
        {
            return null;
        }

        var credential = own.Tags.GetValueOrDefault(ManagedTags.Credential);
        if (credential is not null)
        {
            await intents.SettleAsync(input.Request.RotationId, credential, ct);
        }

        return new StagedCredential(own.Reference, credential, own.CreatedOn, own.ExpiresOn);
    }

    private async Task<IssueResult> IssueAsync(IssueInput input, CancellationToken ct)
    {
        var current = await vault.ReadAsync(input.Secret.Secret, input.Secret.Newest.Version, ct);
        if (current.Value is null)
        {
            return new IssueResult(null, current.Problem);
        }

        var issuer = issuers.For(input.Request, input.Secret, current.Value);
        var state = await strays.CollectAsync(issuer, input.Request.RotationId, ct);
        if (!state.Issues)
        {
            return new IssueResult(AsDelivered(current.Info!), null);
        }

        if (state.Refusal is { } refusal)
        {
            return await RefuseAsync(input, refusal, ct);
        }

        await intents.OpenAsync(input.Request.RotationId, [.. state.Credentials.Select(one => one.Id)], ct);
        var minted = await minter.MintAsync(issuer, input, current.Info!, state.Provable, ct);
        return minted.Staged is null ? await RefuseAsync(input, minted.Refusal!, ct) : minted;
    }

    private async Task<IssueResult> RefuseAsync(IssueInput input, Reason refusal, CancellationToken ct)
    {
        await intents.CloseAsync(input.Request.RotationId, ct);
        return new IssueResult(null, refusal);
    }

    private static StagedCredential AsDelivered(SecretVersionInfo info) =>
        new(info.Reference, CredentialId: null, info.CreatedOn, info.ExpiresOn);
}
