using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Retire;

/// <summary>Retires what earlier rotations of a secret left alive, as far as the register proves it to be theirs.</summary>
internal sealed class LeftCredentials(CredentialRegister register, RotationLedger ledger)
{
    /// <param name="held">Why nothing old of the secret may be deleted: then only a credential that leaked dies.</param>
    /// <returns>What is alive all the same, each with why; null where nothing is.</returns>
    public async Task<IReadOnlyList<string>?> RetireAsync(
        StagedRotation input,
        Issuer issuer,
        ResourceRegister known,
        Reason? held,
        CancellationToken ct
    )
    {
        known = await WithLeakedAsync(input, issuer, known, ct);
        var alive = new List<string>();
        foreach (var one in known.LeftOf(input.Before.Secret))
        {
            if (one.CredentialId == input.New.CredentialId || one.CredentialId == input.OldCredentialId)
            {
                continue;
            }

            var kept = one.CredentialId == input.Request.LeakedCredentialId ? null : held?.Message;
            if ((kept ?? await WhyNotGoneAsync(input, issuer, known, one, ct)) is { } why)
            {
                alive.Add($"{one.CredentialId}: {why}");
            }
        }

        return alive.Count == 0 ? null : alive;
    }

    /// <summary>A person may have named an older credential that leaked: it is left, too, if it is alive.</summary>
    private async Task<ResourceRegister> WithLeakedAsync(
        StagedRotation input,
        Issuer issuer,
        ResourceRegister known,
        CancellationToken ct
    )
    {
        if (input.Request.LeakedCredentialId is not { } id || id == input.New.CredentialId || IsSettled(known.Find(id), input))
        {
            return known;
        }

        var listed = (await issuer.InspectAsync(ct)).Credentials.FirstOrDefault(one => one.Id == id);
        if (listed is null)
        {
            return known;
        }

        var record = known.Find(id) ?? register.Of(input.Before, id, CredentialMapping.Claimed, version: null);
        var why = new Reason(ApplicationCodes.Leaked, $"{input.Request.RequestedBy} says that it has leaked.");
        var met = await register.MeetAsync(record with { CreatedAt = listed.CreatedAt }, ct);
        await register.MoveAsync(met, CredentialState.Left, why, ct);
        return await register.ReadAsync(known.Resource, ct);
    }

    /// <summary>Left already; or another secret's, which nobody kills by naming it here.</summary>
    private static bool IsSettled(CredentialRecord? record, StagedRotation input) =>
        record is { State: CredentialState.Left } || (record is not null && record.Secret != input.Before.Secret);

    private async Task<string?> WhyNotGoneAsync(
        StagedRotation input,
        Issuer issuer,
        ResourceRegister known,
        CredentialRecord one,
        CancellationToken ct
    )
    {
        var answer = known.RightTo(one.CredentialId, person: one.CredentialId == input.Request.LeakedCredentialId);
        if (!answer.TryGet(out var right, out var problem))
        {
            return problem.Message;
        }

        var deleted = await issuer.DeleteAsync(right, ct);
        if (!deleted.Gone)
        {
            return deleted.Reason.Message;
        }

        await register.MoveAsync(one, CredentialState.Dead, deleted.Reason, ct);
        var why = $"Credential {one.CredentialId}, left by an earlier rotation: {deleted.Reason.Message}";
        await ledger.NoteAsync(input.Request.RotationId, new($"left-{one.CredentialId}", "rotator", "LeftRetired", why), ct);
        return null;
    }
}
