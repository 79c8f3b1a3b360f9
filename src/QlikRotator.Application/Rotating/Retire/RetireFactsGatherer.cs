using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Retire;

/// <summary>Reads what <see cref="RetirementPolicy.WhyKeep"/> decides by.</summary>
internal sealed class RetireFactsGatherer(StagedValues values, LeaseStore leases, TimeProvider time)
{
    /// <summary>Whether an earlier run has come as far as the deletion.</summary>
    /// <returns>Null where the list cannot be had.</returns>
    public static async Task<bool?> OldIsGoneAsync(StagedRotation input, Issuer issuer, CancellationToken ct)
    {
        var found = await issuer.InspectAsync(ct);
        return found is { Refusal: not null, Credentials.Count: 0 }
            ? null
            : RetireFacts.IsGone(input.OldCredentialId, input.New.CredentialId, [.. found.Credentials.Select(one => one.Id)]);
    }

    public async Task<RetireFacts> GatherAsync(StagedRotation input, Issuer issuer, SecretValue newValue, CancellationToken ct)
    {
        var held = await leases.HoldsAsync(LeaseStore.NamesFor(input.Before), input.Request.RotationId, ct);
        var newest = await values.NewestAsync(input, ct);
        var proof = await issuer.ProveAsync(newValue, ct);
        return new RetireFacts(
            held,
            newest?.Info.Reference == input.New.Version,
            proof.Proof == Proof.Unprovable ? null : proof.Proof == Proof.Accepted,
            RetirementPolicy.AsksPerson(input),
            input.OldCredentialId,
            input.New.CredentialId,
            await ListAsync(issuer, ct)
        )
        {
            Held = RetirementPolicy.WhyHeld(input.Before, newest?.Info.Tags, time.GetUtcNow()),
        };
    }

    private static async Task<IReadOnlyList<string>> ListAsync(Issuer issuer, CancellationToken ct)
    {
        var found = await issuer.InspectAsync(ct);
        if (found is { Refusal: { } unreadable, Credentials.Count: 0 })
        {
            // Whether the old one is alive cannot be told, and an earlier run may have deleted it: neither kept nor retired is true.
            throw new TryAgainException(unreadable);
        }

        return [.. found.Credentials.Select(one => one.Id)];
    }
}
