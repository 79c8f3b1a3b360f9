using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Undo;

/// <summary>Deletes the new credential after the old value is back. Refuses while the vault's newest version still is the new one.</summary>
internal sealed class DiscardStep(
    ISecretVault vault,
    StagedValues values,
    IssuerFactory issuers,
    StrayCollector strays,
    RotationLedger ledger,
    CredentialRegister register,
    RotationTurns turns
) : IStepHandler<StagedRotation, DiscardResult>
{
    public async Task<DiscardResult> RunAsync(StagedRotation input, CancellationToken ct)
    {
        var id = input.Request.RotationId;
        await turns.ToDiscardAsync(input, ct);
        var result = await DiscardAsync(input, ct);
        var what = result.Discarded ? "Discarded" : "NotDiscarded";
        await ledger.NoteAsync(id, new("Discard", "rotator", what, result.Reason.ToString()), ct);
        return result;
    }

    private async Task<DiscardResult> DiscardAsync(StagedRotation input, CancellationToken ct)
    {
        var newest = await values.NewestAsync(input, ct);
        if (!RestoreStep.IsRestored(input, newest?.Info))
        {
            return new(false, new(CoreCodes.VaultDrift, "The newest version is not the restored one: the new credential stays."));
        }

        var issuer = issuers.For(input, newest?.Value);
        var (_, known) = await strays.CollectAsync(issuer, input.Before, input.Request.RotationId, input.New.CredentialId, ct);
        if (
            known.AttemptsOf(input.Request.RotationId).LastOrDefault(one => one.CredentialId == input.New.CredentialId)
            is not { } made
        )
        {
            return new(false, new(CoreCodes.NotRecorded, "Nothing is recorded of the new credential: it stays."));
        }

        var deleted = await issuer.DeleteAsync(ResourceRegister.RightToOwn(made), ct);
        if (!deleted.Gone)
        {
            return new(false, deleted.Reason);
        }

        await register.MoveAsync(made, CredentialState.Dead, deleted.Reason, ct);
        await vault.DisableAsync(input.New.Version, ct);
        return new(true, deleted.Reason);
    }
}
