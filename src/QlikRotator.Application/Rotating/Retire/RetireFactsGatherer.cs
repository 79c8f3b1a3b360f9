using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Retire;

/// <summary>Collects what <see cref="RetirementPolicy.WhyKeep"/> decides by, and removes strays of this rotation on the way.</summary>
internal sealed class RetireFactsGatherer(StagedValues values, StrayCollector strays, LeaseBook leases)
{
    /// <summary>Whether an earlier run has come as far as the deletion.</summary>
    public async Task<bool> OldIsGoneAsync(StagedRotation input, Issuer issuer, CancellationToken ct) =>
        RetireFacts.IsGone(input.OldCredentialId, input.New.CredentialId, await ListAsync(input, issuer, ct));

    public async Task<RetireFacts> GatherAsync(StagedRotation input, Issuer issuer, SecretValue newValue, CancellationToken ct)
    {
        var held = await leases.HoldsAsync(LeaseBook.NamesFor(input.Before), input.Request.RotationId, ct);
        var newest = await values.NewestAsync(input, ct);
        var proof = await issuer.ProveAsync(newValue, ct);
        return new RetireFacts(
            held,
            newest.Info?.Reference == input.New.Version,
            proof.Proof == Proof.Unprovable ? null : proof.Proof == Proof.Accepted,
            RetirementPolicy.AsksPerson(input),
            input.OldCredentialId,
            input.New.CredentialId,
            await ListAsync(input, issuer, ct)
        );
    }

    private async Task<IReadOnlyList<string>> ListAsync(StagedRotation input, Issuer issuer, CancellationToken ct)
    {
        var inventory = await strays.CollectAsync(issuer, input.Request.RotationId, ct);
        if (inventory is { Refusal: { } unreadable, Credentials.Count: 0 })
        {
            // Whether the old one is alive cannot be told, and an earlier run may have deleted it: neither kept nor retired is true.
            throw new TryAgainException(unreadable);
        }

        return [.. inventory.Credentials.Select(one => one.Id)];
    }
}
