using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Retiring;

/// <summary>
/// Deletes one credential that was left alive, outside of a rotation: proves that consumers have another value that works, deletes it, and
/// proves that it is dead. Run again after a crash it finds the credential gone and only proves.
/// </summary>
public sealed class LeftRetirement
{
    private readonly ISecretVault _vault;
    private readonly PolicyResolver _policies;
    private readonly CredentialRegister _register;
    private readonly LeasedWork _work;
    private readonly IssuerFactory _issuers;
    private readonly LeftProof _proof;
    private readonly TimeProvider _time;

    internal LeftRetirement(
        ISecretVault vault,
        PolicyResolver policies,
        CredentialRegister register,
        LeasedWork work,
        IssuerFactory issuers,
        LeftProof proof,
        TimeProvider time
    )
    {
        _vault = vault;
        _policies = policies;
        _register = register;
        _work = work;
        _issuers = issuers;
        _proof = proof;
        _time = time;
    }

    /// <exception cref="TryAgainException">Vault, tenant or ledger cannot be reached; run it again.</exception>
    public async Task<RetireAnswer> RetireAsync(RetireOrder order, CancellationToken ct)
    {
        var read = await _vault.ReadAsync(order.Secret, version: null, ct);
        if (
            !read.TryGet(out var newest, out var problem)
            || !ManagedSecretParser.Parse(newest.Info).TryGet(out var secret, out problem)
        )
        {
            return RetireAnswer.Kept(order, problem);
        }

        if (_policies.Find(secret.Policy) is not { } policy)
        {
            return RetireAnswer.Kept(order, UnknownPolicy.Of(secret.Policy));
        }

        var known = await _register.ReadAsync(ResourceKey.Of(secret), ct);
        var left = known.LeftOf(order.Secret).FirstOrDefault(one => one.CredentialId == order.CredentialId);
        if (WhyNot(order, secret, left, policy) is { } refusal)
        {
            return RetireAnswer.Kept(order, refusal);
        }

        var request = RequestOf(order, secret, policy);
        var subject = new LeftSubject(order, request, secret, newest.Value, left!, known);
        var done = await _work.RunAsync(
            secret,
            mine => RetireAsync(subject, _issuers.For(request, secret, newest.Value), mine),
            ct
        );
        return done.TryGet(out var answer, out var busy) ? answer : RetireAnswer.Kept(order, busy);
    }

    private Reason? WhyNot(RetireOrder order, ManagedSecret secret, CredentialRecord? left, PolicySettings policy) =>
        left is null
            ? new(
                ApplicationCodes.NotLeft,
                $"Credential '{order.CredentialId}' is not among what {order.Secret} has left alive. The page and the list of what is left name those."
            )
        : secret.HoldAt(_time.GetUtcNow()) is { } hold ? hold.WhyKept(order.Secret)
        : order.IsPerson ? LeftRules.WhyNotBy(order.Identity, left, policy)
        : LeftRules.IsForTheSweep(left, policy) ? null
        : new(
            ApplicationCodes.Left,
            $"Credential '{order.CredentialId}' is left for a person or for the secret's next rotation."
        );

    private async Task<RetireAnswer> RetireAsync(LeftSubject subject, Issuer issuer, CancellationToken ct)
    {
        var order = subject.Order;
        var answer = subject.Known.RightTo(order.CredentialId, order.IsPerson);
        if (!answer.TryGet(out var right, out var problem))
        {
            return RetireAnswer.Kept(order, problem);
        }

        var looked = await _proof.BeforeAsync(subject, issuer, ct);
        if (looked.WhyKeep is { } why)
        {
            return RetireAnswer.Kept(order, why);
        }

        var deleted = await issuer.DeleteAsync(right, ct);
        return deleted.Gone
            ? await _proof.AfterAsync(subject, issuer, looked.OldValue, deleted.Reason, ct)
            : RetireAnswer.Kept(order, deleted.Reason);
    }

    /// <summary>Nothing runs under this id: steps that talk to the tenant are called with a request, and its id is written nowhere.</summary>
    private RotationRequest RequestOf(RetireOrder order, ManagedSecret secret, PolicySettings policy) =>
        new(
            RotationId.For(order.Secret.At($"retire {order.CredentialId}")),
            secret.Newest,
            policy,
            RotationMode.Routine,
            order.IsPerson ? RotationTrigger.Person : RotationTrigger.Schedule,
            order.By,
            _time.GetUtcNow()
        );
}
