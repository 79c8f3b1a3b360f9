using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
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
    IssuerFactory issuers,
    StrayCollector strays,
    CredentialMinter minter,
    StrippedVersion stripped,
    RotationLedger ledger,
    CredentialRegister register,
    LeaseStore leases,
    RotationTurns turns,
    TimeProvider time
) : IStepHandler<IssueInput, IssueResult>
{
    /// <summary>Each lost answer may have left a credential that nobody can be sure of: a tenant that loses them all is left alone.</summary>
    private const int MostUnproven = 2;

    public async Task<IssueResult> RunAsync(IssueInput input, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        var record = await ledger.RecallAsync(id, ct);
        await turns.ToIssueAsync(input.Request, input.Secret, ct);
        if (!await leases.HoldsAsync(LeaseStore.NamesFor(input.Secret), id, ct))
        {
            throw new StepFailedException(
                RotationSteps.Issue.Name,
                new(CoreCodes.LeaseLost, "Another rotation holds this secret.")
            );
        }

        var known = await register.ReadAsync(ResourceKey.Of(input.Secret), ct);
        var versions = await ListVersionsAsync(input, known, ct);
        var own = versions?.FirstOrDefault(one => one.Tags.GetValueOrDefault(ManagedTags.Rotation) == id);
        var result = own is not null
            ? await GoOnAsync(input, own, known, ct)
            : await IssueAsync(input, versions, known, record?.CancelRequested, ct);
        var what = result.Staged is null ? "Refused" : "Issued";
        var why =
            result.Refusal?.ToString() ?? $"Credential {result.Staged!.CredentialId} is version {result.Staged.Version.Version}";
        await ledger.NoteAsync(id, new("Issue", "rotator", what, why), ct);
        await SoakAsync(input, result.Staged, ct);
        return result;
    }

    /// <summary>Where there is no slot, nothing else comes before it.</summary>
    private Task SoakAsync(IssueInput input, StagedCredential? staged, CancellationToken ct) =>
        staged is not null && input.Secret.Slots.Count == 0
            ? ledger.BeginsAsync(
                new StagedRotation(
                    input.Request,
                    input.Secret,
                    input.OldCredentialId,
                    staged,
                    input.Secret.Source != ManagedTags.External
                ),
                time.GetUtcNow(),
                ct
            )
            : Task.CompletedTask;

    /// <summary>Null where there is nothing to be looked for: no run has got as far as to write, and dates will tell what comes from now on.</summary>
    private async Task<IReadOnlyList<SecretVersionInfo>?> ListVersionsAsync(
        IssueInput input,
        ResourceRegister known,
        CancellationToken ct
    ) =>
        known.AttemptsOf(input.Request.RotationId).Count == 0 && ForeignVersions.DatesWillTell(input.Secret, time.GetUtcNow())
            ? null
            : await vault.ListVersionsAsync(input.Secret.Secret, ct);

    /// <summary>The process may have died anywhere between the vault's write and here.</summary>
    private async Task<IssueResult> GoOnAsync(
        IssueInput input,
        SecretVersionInfo own,
        ResourceRegister known,
        CancellationToken ct
    )
    {
        var credential = own.Tags.GetValueOrDefault(ManagedTags.Credential);
        if (known.AttemptBehind(own.Reference.Version, credential, input.Request.RotationId) is not { } made)
        {
            var staged = new StagedCredential(own.Reference, credential, own.CreatedOn, own.ExpiresOn)
            {
                RenewAt = CredentialMinter.RenewAt(input, own),
            };
            return new IssueResult(staged, null);
        }

        var current = await vault.ReadAsync(input.Secret.Secret, input.Secret.Newest.Version, ct);
        return await minter.KeepAsync(issuers.For(input.Request, input.Secret, current.Value?.Value), input, made, own, ct);
    }

    /// <param name="cancelled">Why nothing more is to be created; what an earlier run made and lost is cleared away all the same.</param>
    private async Task<IssueResult> IssueAsync(
        IssueInput input,
        IReadOnlyList<SecretVersionInfo>? versions,
        ResourceRegister before,
        Reason? cancelled,
        CancellationToken ct
    )
    {
        var latest = await vault.ReadAsync(input.Secret.Secret, version: null, ct);
        var stop = cancelled ?? ForeignVersions.WhyNot(input.Secret.Newest, latest.Value?.Info.Reference);
        var read =
            latest.Value?.Info.Reference == input.Secret.Newest
                ? latest
                : await vault.ReadAsync(input.Secret.Secret, input.Secret.Newest.Version, ct);
        if (!read.TryGet(out var current, out var problem))
        {
            return new IssueResult(null, problem);
        }

        var issuer = issuers.For(input.Request, input.Secret, current.Value);
        if (input.Secret.Source == ManagedTags.External)
        {
            return stop is null ? new IssueResult(AsDelivered(current.Info), null) : new IssueResult(null, stop);
        }

        if (
            versions is [var newest, ..]
            && newest.Reference != input.Secret.Newest
            && await stripped.WhyOursAsync(input, current, ct) is { } ours
        )
        {
            return new IssueResult(null, ours);
        }

        var (state, known) = await strays.CollectAsync(issuer, before, input.Secret, input.Request.RotationId, keep: null, ct);
        if ((stop ?? state.Refusal) is { } refusal)
        {
            return new IssueResult(null, refusal);
        }

        var attempt = await IntendAsync(input, versions, state, known, ct);
        return await minter.MintAsync(issuer, input, attempt, current.Info, state.Provable, ct);
    }

    /// <summary>An attempt of which nothing came is tried again as it was written down.</summary>
    private async Task<CredentialRecord> IntendAsync(
        IssueInput input,
        IReadOnlyList<SecretVersionInfo>? versions,
        SourceState state,
        ResourceRegister known,
        CancellationToken ct
    )
    {
        var id = input.Request.RotationId;
        if (known.LostAttemptsOf(id) is [var open, ..])
        {
            return open;
        }

        if (known.UnprovenOf(id) >= MostUnproven)
        {
            throw new StepFailedException(
                RotationSteps.Issue.Name,
                new(
                    CoreCodes.StrayCredential,
                    $"The answers to {MostUnproven} creations were lost. Ask who uses what is listed as left, and try again once that is settled."
                )
            );
        }

        return await register.IntendAsync(
            input.Secret,
            id,
            known.AttemptsOf(id).Count + 1,
            [.. state.Credentials.Select(one => one.Id)],
            versions is null ? null : ForeignVersions.Recent(input.Secret, versions),
            ct
        );
    }

    private static StagedCredential AsDelivered(SecretVersionInfo info) =>
        new(info.Reference, CredentialId: null, info.CreatedOn, info.ExpiresOn);
}
