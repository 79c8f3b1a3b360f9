using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Prove;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Retire;

/// <summary>
/// Proves everything once more, deletes the old credential, and proves both that it is dead and that the new one is not. Run again
/// after the deletion, it finds the old one gone and only proves.
/// </summary>
internal sealed class RetireStep(
    StagedValues values,
    Issuers issuers,
    HealthProver health,
    RetireFactsGatherer facts,
    StrayCollector strays,
    OldCredential old,
    RotationLedger ledger,
    RotationTurns turns,
    TimeProvider time
) : IStepHandler<StagedRotation, RetireResult>
{
    public async Task<RetireResult> RunAsync(StagedRotation input, CancellationToken ct)
    {
        await ledger.ReportAsync(input.Request.RotationId, RotationSteps.Retire.Name, ct);
        await turns.ToRetireAsync(input, ct);
        var newValue = await values.NewAsync(input, ct);
        var result = input.Issues ? await RetireAsync(input, newValue, ct) : await LeaveToItsWriterAsync(input, newValue, ct);
        var what =
            result.Retired ? "Retired"
            : result.Unhealthy ? "Unhealthy"
            : "KeptBoth";
        await ledger.NoteAsync(input.Request.RotationId, new("Retire", "rotator", what, result.Reason.ToString()), ct);
        return result;
    }

    private async Task<RetireResult> RetireAsync(StagedRotation input, SecretValue newValue, CancellationToken ct)
    {
        var oldValue = (await values.PreviousAsync(input, ct))?.Value;
        var issuer = issuers.For(input, newValue);
        var gone = await RetireFactsGatherer.OldIsGoneAsync(input, issuer, ct);
        var last = gone ? null : await LastProofAsync(input, newValue, ct);
        if (RetirementPolicy.WhyGiveBack(last) is { } problem)
        {
            return Kept(problem) with { Unhealthy = true };
        }

        await strays.CollectAsync(issuer, input.Request.RotationId, ct);
        var found = await facts.GatherAsync(input, issuer, newValue, ct);
        if (found is { LeaseHeld: true, OldIsGone: true })
        {
            return await old.ConfirmDeletedAsync(
                input,
                issuer,
                oldValue,
                newValue,
                new("AlreadyGone", "The old credential was gone."),
                ct
            );
        }

        return (RetirementPolicy.WhyKeep(found) ?? RetirementPolicy.WhyUnproved(input, last)) is { } keep
            ? Kept(keep)
            : await EndAsync(input, issuer, oldValue, newValue, ct);
    }

    private async Task<RetireResult> LeaveToItsWriterAsync(StagedRotation input, SecretValue newValue, CancellationToken ct)
    {
        var delivered = new Reason("Delivered", "Every slot has the value; its own writer retires the old one.");
        return RetirementPolicy.WhyGiveBack(await LastProofAsync(input, newValue, ct)) is { } problem
            ? Kept(problem) with
            {
                Unhealthy = true,
            }
            : Kept(delivered) with
            {
                Retired = true,
            };
    }

    /// <summary>Null where nothing is waited for: the delivery's own proofs were the last word a moment ago.</summary>
    private async Task<HealthReport?> LastProofAsync(StagedRotation input, SecretValue newValue, CancellationToken ct) =>
        RetirementPolicy.DeliveryIsProofEnough(input) ? null : await health.ProveAsync(input, newValue, ct);

    private async Task<RetireResult> EndAsync(
        StagedRotation input,
        Issuer issuer,
        SecretValue? oldValue,
        SecretValue newValue,
        CancellationToken ct
    )
    {
        if (await OldCredential.WhyNotSureAsync(issuer, oldValue, ct) is { } unsure)
        {
            return Kept(unsure);
        }

        if (input.Request.Policy.RetireBy == RetireBy.Expiry)
        {
            return await old.LeaveToExpireAsync(input, issuer, ct);
        }

        var deleted = await issuer.DeleteAsync(input.OldCredentialId!, ct);
        return deleted.Gone
            ? await old.ConfirmDeletedAsync(input, issuer, oldValue, newValue, deleted.Reason, ct)
            : Kept(deleted.Reason);
    }

    private RetireResult Kept(Reason reason) => new(false, reason, null, null, time.GetUtcNow());
}
