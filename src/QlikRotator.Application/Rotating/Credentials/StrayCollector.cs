using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Credentials;

/// <summary>What is alive at the resource, and what is recorded of it.</summary>
internal sealed record Holdings(SourceState State, ResourceRegister Register);

/// <summary>
/// Deletes what this rotation created and does not keep. Where an answer was lost, a marker that only that attempt knew proves what
/// came of it; a kind without markers proves nothing, and what may be ours is listed as left and never deleted here.
/// </summary>
internal sealed class StrayCollector(CredentialRegister register, RotationLedger ledger)
{
    /// <inheritdoc cref="CollectAsync(Issuer, ResourceRegister, ManagedSecret, string, string?, CancellationToken)"/>
    public async Task<Holdings> CollectAsync(
        Issuer issuer,
        ManagedSecret secret,
        string rotationId,
        string? keep,
        CancellationToken ct
    ) => await CollectAsync(issuer, await register.ReadAsync(ResourceKey.Of(secret), ct), secret, rotationId, keep, ct);

    /// <param name="known">The resource's register, read in the same step.</param>
    /// <param name="keep">The credential that the rotation keeps; null where it has none yet.</param>
    /// <returns>How things are afterwards.</returns>
    public async Task<Holdings> CollectAsync(
        Issuer issuer,
        ResourceRegister known,
        ManagedSecret secret,
        string rotationId,
        string? keep,
        CancellationToken ct
    )
    {
        var lost = known.LostAttemptsOf(rotationId);
        var state = await issuer.InspectAsync([.. lost.Select(one => one.Maker!.Marker)], ct);
        if (state is { Refusal: { } unreadable, Credentials: [] } && known.AttemptsOf(rotationId).Count > 0)
        {
            // An empty list that comes with a no shows nothing: what was created may be there all the same.
            throw new TryAgainException(unreadable);
        }

        foreach (var attempt in lost)
        {
            await SettleAsync(attempt, secret, state, known, ct);
        }

        known = lost.Count == 0 ? known : await register.ReadAsync(known.Resource, ct);
        var strays = known.StraysOf(rotationId, keep);
        foreach (var stray in strays)
        {
            await DeleteAsync(issuer, rotationId, stray, ct);
        }

        return strays.Count == 0
            ? new Holdings(state, known)
            : new Holdings(await issuer.InspectAsync(ct), await register.ReadAsync(known.Resource, ct));
    }

    /// <summary>One that is not there may never have been created: it stays as it is, and the next look may tell.</summary>
    private async Task SettleAsync(
        CredentialRecord attempt,
        ManagedSecret secret,
        SourceState state,
        ResourceRegister known,
        CancellationToken ct
    )
    {
        var suspects = state.Marks
            ? [.. state.Credentials.Where(one => one.Marker == attempt.Maker!.Marker)]
            : known.SuspectsOf(attempt, state);
        if (state.Marks && suspects is [var ours])
        {
            await register.ChangeAsync(attempt, found => found.Made(ours.Id, ours.CreatedAt), ct);
            return;
        }

        foreach (var suspect in suspects)
        {
            var record = register.Of(secret, suspect.Id, CredentialMapping.Claimed, version: null) with
            {
                CreatedAt = suspect.CreatedAt,
                State = CredentialState.Left,
                Why = WhyLeft(attempt, suspect),
            };
            await register.MeetAsync(record, ct);
        }

        if (suspects.Count > 0)
        {
            var ids = string.Join(", ", suspects.Select(one => one.Id));
            await register.MoveAsync(
                attempt,
                CredentialState.Dead,
                new(ResourceRegister.AnswerLost, $"The answer was lost; it may have been {ids}."),
                ct
            );
        }
    }

    private async Task DeleteAsync(Issuer issuer, string rotationId, CredentialRecord stray, CancellationToken ct)
    {
        var deleted = await issuer.DeleteAsync(ResourceRegister.RightToOwn(stray), ct);
        if (!deleted.Gone)
        {
            throw new StepFailedException("StrayCollector", deleted.Reason);
        }

        await register.MoveAsync(stray, CredentialState.Dead, deleted.Reason, ct);
        var why = $"Credential {stray.CredentialId} was created but its value was lost";
        await ledger.NoteAsync(rotationId, new($"stray-{stray.CredentialId}", "rotator", "StrayDeleted", why), ct);
    }

    private static Reason WhyLeft(CredentialRecord attempt, CredentialInfo suspect) =>
        new(
            ResourceRegister.AnswerLost,
            $"The answer to a creation by rotation {attempt.Maker!.RotationId} was lost. Credential '{suspect.Id}' appeared then; whether it is "
                + "that one cannot be proved. Ask who uses it before anybody deletes it."
        );
}
