using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Prove;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Retire;

/// <summary>
/// Proves everything once more, deletes the old credential, and proves both that it is dead and that the new one is not. Run again
/// after the deletion, it finds the old one gone and only proves.
/// </summary>
internal sealed class RetireStep(
    StagedValues values,
    IssuerFactory issuers,
    HealthProver health,
    RetireFactsGatherer facts,
    StrayCollector strays,
    OldCredential old,
    LeftCredentials left,
    RotationLedger ledger,
    RotationTurns turns,
    TimeProvider time
) : IStepHandler<StagedRotation, RetireResult>
{
    public async Task<RetireResult> RunAsync(StagedRotation input, CancellationToken ct)
    {
        var record = await ledger.RecallAsync(input.Request.RotationId, ct);
        await turns.ToRetireAsync(input, ct);
        var newValue = await values.NewAsync(input, ct);
        var result = input.Issues
            ? await RetireAsync(input, newValue, record, ct)
            : await LeaveToItsWriterAsync(input, newValue, record, ct);
        var what =
            result.Retired ? "Retired"
            : result.Unhealthy ? "Unhealthy"
            : result.Reason.Code == CoreCodes.Held ? CoreCodes.Held
            : "KeptBoth";
        await ledger.NoteAsync(input.Request.RotationId, new("Retire", "rotator", what, result.Reason.ToString()), ct);
        return result;
    }

    private async Task<RetireResult> RetireAsync(
        StagedRotation input,
        NewValue read,
        RotationRecord? record,
        CancellationToken ct
    )
    {
        var newValue = read.Value;
        var oldValue = (await values.PreviousAsync(input, ct))?.Value;
        var issuer = issuers.For(input, newValue);
        var gone = await RetireFactsGatherer.OldIsGoneAsync(input, issuer, ct);
        var last = gone == true ? null : await LastProofAsync(input, issuer, read, record, ct);
        if (RetirementPolicy.WhyGiveBack(last) is { } problem && (gone == false || await WorksAsync(issuer, oldValue, ct)))
        {
            // Where a dead new value keeps the list from being read, the old one is given back on its own proof.
            return Kept(problem) with { Unhealthy = true };
        }

        var (_, known) = await strays.CollectAsync(issuer, input.Before, input.Request.RotationId, input.New.CredentialId, ct);
        var found = await facts.GatherAsync(input, issuer, newValue, ct);
        if (found is { LeaseHeld: true, OldIsGone: true })
        {
            var reason = new Reason(ApplicationCodes.AlreadyGone, "The old credential was gone.");
            return await ConfirmAsync(input, issuer, known, oldValue, newValue, reason, found.Held, ct);
        }

        var held = RetirementPolicy.HeedsHold(input) ? found.Held : null;
        return (RetirementPolicy.WhyKeep(found) ?? RetirementPolicy.WhyUnproved(input, last) ?? held) is { } keep
            ? Kept(keep)
            : await EndAsync(input, issuer, known, oldValue, newValue, found.Held, ct);
    }

    private static async Task<bool> WorksAsync(Issuer issuer, SecretValue? value, CancellationToken ct) =>
        value is not null && (await issuer.ProveAsync(value, ct)).Proof == Proof.Accepted;

    private async Task<RetireResult> LeaveToItsWriterAsync(
        StagedRotation input,
        NewValue read,
        RotationRecord? record,
        CancellationToken ct
    )
    {
        var delivered = new Reason(ApplicationCodes.Delivered, "Every slot has the value; its own writer retires the old one.");
        var last = await LastProofAsync(input, issuers.For(input, read.Value), read, record, ct);
        return RetirementPolicy.WhyGiveBack(last) is { } problem
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
    private async Task<HealthReport?> LastProofAsync(
        StagedRotation input,
        Issuer issuer,
        NewValue newValue,
        RotationRecord? record,
        CancellationToken ct
    ) => RetirementPolicy.DeliveryIsProofEnough(input) ? null : await health.ProveAsync(input, issuer, newValue, record, ct);

    private async Task<RetireResult> EndAsync(
        StagedRotation input,
        Issuer issuer,
        ResourceRegister known,
        SecretValue? oldValue,
        SecretValue newValue,
        Reason? held,
        CancellationToken ct
    )
    {
        var answer = known.RightTo(input.OldCredentialId, RetirementPolicy.AsksPerson(input));
        if (!answer.TryGet(out var right, out var problem))
        {
            return Kept(problem);
        }

        if (await OldCredential.WhyNotSureAsync(issuer, oldValue, ct) is { } unsure)
        {
            return Kept(unsure);
        }

        if (input.Request.Policy.RetireBy == RetireBy.Expiry)
        {
            return await old.LeaveToExpireAsync(input, issuer, known, ct);
        }

        var deleted = await issuer.DeleteAsync(right, ct);
        return deleted.Gone
            ? await ConfirmAsync(input, issuer, known, oldValue, newValue, deleted.Reason, held, ct)
            : Kept(deleted.Reason);
    }

    /// <summary>The old one's death is proved and recorded; then what earlier rotations left follows it.</summary>
    private async Task<RetireResult> ConfirmAsync(
        StagedRotation input,
        Issuer issuer,
        ResourceRegister known,
        SecretValue? oldValue,
        SecretValue newValue,
        Reason reason,
        Reason? held,
        CancellationToken ct
    )
    {
        var retired = await old.ConfirmDeletedAsync(input, issuer, known, oldValue, newValue, reason, ct);
        return retired.NewAccepted == false
            ? retired
            : retired with
            {
                Left = await left.RetireAsync(input, issuer, known, held, ct),
            };
    }

    private RetireResult Kept(Reason reason) => new(false, reason, null, null, time.GetUtcNow());
}
