using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Retire;

/// <summary>The old credential's last checks, and what follows its deletion.</summary>
internal sealed class OldCredential(ISecretVault vault, CredentialRegister register, TimeProvider time)
{
    /// <summary>Nothing but a try proves that the recorded id and the old value belong together.</summary>
    public static async Task<Reason?> WhyNotSureAsync(Issuer issuer, SecretValue? oldValue, CancellationToken ct)
    {
        if (oldValue is null)
        {
            return new(
                ApplicationCodes.OldUnreadable,
                "The old value cannot be read, so it cannot be shown to belong to the recorded credential."
            );
        }

        var proof = await issuer.ProveAsync(oldValue, ct);
        return proof.Proof == Proof.Refused
            ? new(
                ApplicationCodes.OldMismatch,
                "The recorded credential is alive but the old value is refused: they may not belong together."
            )
            : null;
    }

    /// <summary>Proves that it is dead, then takes the old values out of consumers' reach.</summary>
    public async Task<RetireResult> ConfirmDeletedAsync(
        StagedRotation input,
        Issuer issuer,
        ResourceRegister known,
        SecretValue? oldValue,
        SecretValue newValue,
        Reason reason,
        CancellationToken ct
    )
    {
        var oldRefused = oldValue is null ? null : await IsAsync(issuer, oldValue, Proof.Refused, ct);
        var newAccepted = await IsAsync(issuer, newValue, Proof.Accepted, ct);
        if (known.Find(input.OldCredentialId) is { } record)
        {
            var dead = new Reason(reason.Code, $"{reason.Message} Old value refused: {Word(oldRefused)}.");
            await register.MoveAsync(record, CredentialState.Dead, dead, ct);
        }

        if (oldRefused != false && newAccepted != false)
        {
            await DisableOlderAsync(input, ct);
        }

        return new RetireResult(true, Verdict(reason, oldRefused, newAccepted), oldRefused, newAccepted, time.GetUtcNow());
    }

    public async Task<RetireResult> LeaveToExpireAsync(
        StagedRotation input,
        Issuer issuer,
        ResourceRegister known,
        CancellationToken ct
    )
    {
        var state = await issuer.InspectAsync(ct);
        var expiry = state.Credentials.FirstOrDefault(one => one.Id == input.OldCredentialId)?.ExpiresAt;
        if (expiry is { } ends && known.Find(input.OldCredentialId) is { } record)
        {
            await register.MoveAsync(
                record,
                CredentialState.Retiring,
                new(ApplicationCodes.LeftToExpire, $"It expires on {ends:u}."),
                ct
            );
        }

        return expiry is { } at
            ? new(
                true,
                new(ApplicationCodes.LeftToExpire, $"The policy leaves the old credential to expire on {at:u}."),
                null,
                true,
                at
            )
            : new(
                false,
                new(ApplicationCodes.NeverExpires, "The policy leaves the old credential to expire, but it has no expiry."),
                null,
                true,
                time.GetUtcNow()
            );
    }

    private static async Task<bool?> IsAsync(Issuer issuer, SecretValue value, Proof expected, CancellationToken ct)
    {
        var proof = await issuer.ProveUntilAsync(value, expected, ct);
        return proof.Proof == Proof.Unprovable ? null : proof.Proof == expected;
    }

    private static string Word(bool? proved) => proved is { } known ? (known ? "yes" : "no") : "not tried";

    private async Task DisableOlderAsync(StagedRotation input, CancellationToken ct)
    {
        foreach (var version in input.New.EnabledBefore ?? await ListEnabledAsync(input, ct))
        {
            await vault.DisableAsync(input.Before.Secret.At(version), ct);
        }
    }

    private async Task<IReadOnlyList<string>> ListEnabledAsync(StagedRotation input, CancellationToken ct) =>
        [
            .. (await vault.ListVersionsAsync(input.Before.Secret, ct))
                .Where(one => one.Enabled && one.Reference != input.New.Version && one.CreatedOn <= input.New.IssuedAt)
                .Select(one => one.Reference.Version),
        ];

    private static Reason Verdict(Reason reason, bool? oldRefused, bool? newAccepted) =>
        (oldRefused, newAccepted) switch
        {
            (_, false) => new(
                ApplicationCodes.NewRefusedAfterDelete,
                "The new value stopped working when the old credential was deleted: issue another at once."
            ),
            (false, _) => new(
                ApplicationCodes.OldStillAccepted,
                "The old credential was deleted, yet the tenant still accepts its value."
            ),
            _ => reason,
        };
}
