using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Prove;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Undo;

/// <summary>
/// Makes the old value the newest version again and gives it back to every slot, if it still works. Run again, it finds its own
/// restored version by its tag.
/// </summary>
internal sealed class RestoreStep(
    ISecretVault vault,
    StagedValues values,
    IssuerFactory issuers,
    SlotInspector slots,
    RotationLedger ledger,
    RotationTurns turns,
    CredentialRegister register
) : IStepHandler<UndoInput, RestoreResult>
{
    public async Task<RestoreResult> RunAsync(UndoInput input, CancellationToken ct)
    {
        var id = input.Rotation.Request.RotationId;
        var result = await RestoreAsync(input.Rotation, ct);
        var what = result.Restored ? "Restored" : "NotRestored";
        await ledger.NoteAsync(id, new("Restore", "rotator", what, $"{input.Why} {result.Reason}"), ct);
        return result;
    }

    private async Task<RestoreResult> RestoreAsync(StagedRotation rotation, CancellationToken ct)
    {
        if (await values.PreviousAsync(rotation, ct) is not { Value: { } value } previous)
        {
            return NotRestored(new(ApplicationCodes.OldUnreadable, "The previous value cannot be read: the new one stays."));
        }

        var newest = (await values.NewestAsync(rotation, ct))?.Info;
        if (await WhyNotAsync(rotation, newest, value, ct) is { } problem)
        {
            return NotRestored(problem);
        }

        var version = rotation.Issues ? await WriteAsync(rotation, newest!, value, ct) : previous.Info.Reference;
        await turns.ToRestoreAsync(rotation, ct);
        var states = await slots.DeliverAsync(rotation, version, value, ct);
        return states.FirstOrDefault(state => !state.Good) is { } failed
            ? new RestoreResult(false, states, failed.Reason)
            : new RestoreResult(
                true,
                states,
                new(ApplicationCodes.Restored, $"Version {version.Version} has the previous value.")
            );
    }

    private async Task<Reason?> WhyNotAsync(
        StagedRotation rotation,
        SecretVersionInfo? newest,
        SecretValue value,
        CancellationToken ct
    )
    {
        if (!rotation.Issues && newest?.Reference != rotation.New.Version)
        {
            return HealthProver.Newer(rotation);
        }

        if (rotation.Issues && newest?.Reference != rotation.New.Version && !IsRestored(rotation, newest))
        {
            return new(CoreCodes.VaultDrift, "Somebody wrote another version: it is left alone, and both credentials stay.");
        }

        var proof = await issuers.For(rotation, value).ProveAsync(value, ct);
        return proof.Proof == Proof.Refused
            ? new Reason(ApplicationCodes.OldRefused, "The tenant refuses the previous value: the new one stays.")
            : null;
    }

    private async Task<SecretVersionReference> WriteAsync(
        StagedRotation rotation,
        SecretVersionInfo newest,
        SecretValue value,
        CancellationToken ct
    )
    {
        if (IsRestored(rotation, newest))
        {
            return await RecordAsync(rotation, newest.Reference, ct);
        }

        var tags = ManagedTags.Next(
            newest.Tags,
            rotation.New.Version.Version,
            Marker(rotation),
            rotation.OldCredentialId,
            rotation.Before.ResourceId
        );
        var expires = rotation.Before.ExpiresOn ?? rotation.Before.CreatedOn + rotation.Request.Policy.MaxAge;
        var written = await vault.WriteAsync(rotation.Before.Secret, value, new(tags, expires, newest.ContentType), ct);
        return written.TryGet(out var version, out var problem)
            ? await RecordAsync(rotation, version.Reference, ct)
            : throw new StepFailedException(RotationSteps.Restore.Name, problem);
    }

    /// <summary>From now on this version holds the old credential's value.</summary>
    private async Task<SecretVersionReference> RecordAsync(
        StagedRotation rotation,
        SecretVersionReference restored,
        CancellationToken ct
    )
    {
        var known = await register.ReadAsync(ResourceKey.Of(rotation.Before), ct);
        if (known.Find(rotation.OldCredentialId) is { } old)
        {
            await register.ChangeAsync(
                old,
                found => found.Version == restored.Version ? found : found with { Version = restored.Version },
                ct
            );
        }

        return restored;
    }

    internal static bool IsRestored(StagedRotation rotation, SecretVersionInfo? newest) =>
        newest?.Tags.GetValueOrDefault(ManagedTags.Rotation) == Marker(rotation);

    private static string Marker(StagedRotation rotation) => RotationId.MarkerOfRestored(rotation.Request.RotationId);

    private static RestoreResult NotRestored(Reason reason) => new(false, [], reason);
}
