using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Adapters.Steps;

/// <summary>Collects what <see cref="RetirementPolicy.WhyKeep"/> decides by, and removes strays of this rotation on the way.</summary>
internal sealed class RetireFactsGatherer(StagedValues values, StrayCollector strays, LeaseBook leases)
{
    public async Task<RetireFacts> GatherAsync(StagedRotation input, Issuer issuer, SecretValue newValue, CancellationToken ct)
    {
        var held = await leases.HoldsAsync(LeaseBook.NamesFor(input.Before), input.Request.RotationId, ct);
        var newest = await values.NewestAsync(input, ct);
        var proof = await issuer.ProveAsync(newValue, ct);
        var inventory = await strays.CollectAsync(issuer, input.Request.RotationId, ct);
        var live = inventory.Credentials.Select(one => one.Id).ToList();
        if (inventory.Refusal is { } unreadable && live.Count == 0)
        {
            // Whether the old one is alive cannot be told, and an earlier run may have deleted it: neither kept nor retired is true.
            throw new TryAgainException(unreadable);
        }

        return new RetireFacts(
            held,
            newest.Info?.Reference == input.New.Version,
            proof.Proof == Proof.Unprovable ? null : proof.Proof == Proof.Accepted,
            input.Request.Policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval,
            input.OldCredentialId,
            input.New.CredentialId,
            live
        );
    }
}
