using QlikRotator.Application.Pacing;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Retire;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Retiring;

/// <param name="Secret">As its newest version has it.</param>
/// <param name="Value">The newest version's.</param>
internal sealed record LeftSubject(
    RetireOrder Order,
    RotationRequest Request,
    ManagedSecret Secret,
    SecretValue Value,
    CredentialRecord Left,
    ResourceRegister Known
);

/// <param name="OldValue">That of the credential that is to die; null where it cannot be read.</param>
internal sealed record LookBefore(Reason? WhyKeep, SecretValue? OldValue);

/// <summary>What is proved before a credential that was left alive dies, and after.</summary>
internal sealed class LeftProof(
    ISecretVault vault,
    SlotInspector slots,
    CredentialRegister register,
    RotationLedger ledger,
    WriteBudget budget,
    WriteNeeds needs,
    TimeProvider time
)
{
    public async Task<LookBefore> BeforeAsync(LeftSubject subject, Issuer issuer, CancellationToken ct)
    {
        var state = await issuer.InspectAsync(ct);
        if (state is { Refusal: { } unreadable, Credentials.Count: 0 })
        {
            throw new TryAgainException(unreadable);
        }

        var oldValue = await OldValueAsync(subject, ct);
        var need = needs.Of(subject.Secret, subject.Request.Policy);
        await budget.SpendAsync(subject.Secret.Tenant, need.User, need.Retire, ct);
        var why = WhyInUse(subject, state, oldValue) ?? await WhyUnprovedAsync(subject, issuer, state, oldValue, ct);
        return new LookBefore(why ?? await WhyOvertakenAsync(subject, ct), oldValue);
    }

    public async Task<RetireAnswer> AfterAsync(
        LeftSubject subject,
        Issuer issuer,
        SecretValue? oldValue,
        Reason deleted,
        CancellationToken ct
    )
    {
        var order = subject.Order;
        var oldRefused = oldValue is null ? null : await IsAsync(issuer, oldValue, Proof.Refused, ct);
        var newAccepted = await IsAsync(issuer, subject.Value, Proof.Accepted, ct);
        var tried = oldRefused is { } known ? $" Old value refused: {(known ? "yes" : "no")}." : " Its value could not be tried.";
        var why = new Reason(ApplicationCodes.Retired, $"Retired by {order.By}. {deleted.Message}{tried}");
        await register.MoveAsync(subject.Left, CredentialState.Dead, why, ct);
        if (RotationId.WriterOf(subject.Secret) is { } writer && await ledger.FindAsync(writer, ct) is not null)
        {
            var note = new LedgerEntry($"left-{order.CredentialId}", order.By, "LeftRetired", why.ToString());
            await ledger.NoteAsync(writer, note, ct);
        }

        var trouble = Trouble(oldRefused, newAccepted) ?? await WhyNotDisabledAsync(subject, oldRefused, ct);
        var kind = trouble is null ? RetireKind.Retired : RetireKind.PersonNeeded;
        return new RetireAnswer(order.Secret, order.CredentialId, kind, trouble ?? why, oldRefused);
    }

    /// <summary>Takes a value that is dead for sure out of consumers' reach.</summary>
    private async Task<Reason?> WhyNotDisabledAsync(LeftSubject subject, bool? oldRefused, CancellationToken ct)
    {
        try
        {
            await (
                oldRefused == true ? vault.DisableAsync(subject.Order.Secret.At(subject.Left.Version!), ct) : Task.CompletedTask
            );
            return null;
        }
        catch (VaultRefusedException refused)
        {
            return refused.Reason;
        }
    }

    private static Reason? Trouble(bool? oldRefused, bool? newAccepted) =>
        (oldRefused, newAccepted) switch
        {
            (_, false) => new(
                ApplicationCodes.NewRefusedAfterDelete,
                "The newest value stopped working when the credential was deleted: issue another at once."
            ),
            (false, _) => new(
                ApplicationCodes.OldStillAccepted,
                "The credential was deleted, yet the tenant still accepts its value."
            ),
            _ => null,
        };

    private async Task<SecretValue?> OldValueAsync(LeftSubject subject, CancellationToken ct) =>
        subject.Left.Version is { } version ? (await vault.ReadAsync(subject.Order.Secret, version, ct)).Value?.Value : null;

    /// <summary>What readers of the vault get now must belong to another credential.</summary>
    private static Reason? WhyInUse(LeftSubject subject, SourceState state, SecretValue? oldValue)
    {
        var id = subject.Order.CredentialId;
        var current = subject.Known.HeldBy(subject.Secret.Newest.Version) ?? state.MatchedId ?? state.OldCredentialId;
        return current is null ? new(CoreCodes.OldUnknown, "It is not known which credential the newest value belongs to.")
            : current == id || state.MatchedId == id || oldValue?.Matches(subject.Value) == true
                ? new(CoreCodes.SameCredential, $"The newest version in the vault belongs to credential '{id}'.")
            : state.Credentials.All(one => one.Id != current)
                ? new(
                    CoreCodes.NewMissing,
                    $"The tenant does not list credential '{current}', which the newest version belongs to."
                )
            : null;
    }

    private async Task<Reason?> WhyUnprovedAsync(
        LeftSubject subject,
        Issuer issuer,
        SourceState state,
        SecretValue? oldValue,
        CancellationToken ct
    )
    {
        var proof = await issuer.ProveAsync(subject.Value, ct);
        if (proof.Proof == Proof.Refused || (proof.Proof == Proof.Unprovable && !subject.Order.IsPerson))
        {
            return new(
                proof.Proof == Proof.Refused ? CoreCodes.NewRefused : CoreCodes.NewUnproved,
                $"The newest value must be seen to work first: {proof.Reason.Message}"
            );
        }

        var isAlive = state.Credentials.Any(one => one.Id == subject.Order.CredentialId);
        return await WhyIllAsync(subject, ct)
            ?? (subject.Order.IsPerson || !isAlive ? null : await OldCredential.WhyNotSureAsync(issuer, oldValue, ct));
    }

    private async Task<Reason?> WhyIllAsync(LeftSubject subject, CancellationToken ct)
    {
        var newest = new StagedCredential(subject.Secret.Newest, subject.Secret.CredentialId, subject.Secret.CreatedOn, null);
        var staged = new StagedRotation(subject.Request, subject.Secret, subject.Order.CredentialId, newest, Issues: true);
        var ill = (await slots.VerifyAsync(staged, subject.Value, ct)).FirstOrDefault(check => !check.Healthy);
        return ill is null
            ? null
            : new(ill.Reason.Code, $"Slot '{ill.Subject}' does not have the newest value: {ill.Reason.Message}");
    }

    /// <summary>The last look: somebody may have written, or held the secret again, while everything was proved.</summary>
    private async Task<Reason?> WhyOvertakenAsync(LeftSubject subject, CancellationToken ct)
    {
        var newest = (await vault.ReadAsync(subject.Order.Secret, version: null, ct)).Value?.Info;
        return newest?.Reference != subject.Secret.Newest
            ? new(CoreCodes.VaultDrift, "Somebody wrote another version meanwhile: nothing was deleted.")
            : RetirementPolicy.WhyHeld(subject.Secret, newest.Tags, time.GetUtcNow());
    }

    private static async Task<bool?> IsAsync(Issuer issuer, SecretValue value, Proof expected, CancellationToken ct)
    {
        var proof = await issuer.ProveUntilAsync(value, expected, ct);
        return proof.Proof == Proof.Unprovable ? null : proof.Proof == expected;
    }
}
