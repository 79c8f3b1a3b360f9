using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Issue;

/// <summary>
/// A version of ours that somebody took the tags off before its step could finish looks like anybody's: what it hands out must not be
/// deleted as a credential whose value was lost.
/// </summary>
internal sealed class StrippedVersion(ISecretVault vault, IssuerFactory issuers, CredentialRegister register)
{
    /// <returns>Why the rotation ends; null where the newest version surely holds nothing of ours.</returns>
    public async Task<Reason?> WhyOursAsync(IssueInput input, StoredSecret current, CancellationToken ct)
    {
        var read = await vault.ReadAsync(input.Secret.Secret, version: null, ct);
        if (
            read.Value is not { } newest
            || newest.Info.Reference == current.Info.Reference
            || newest.Value.Matches(current.Value)
        )
        {
            return null;
        }

        var made = (await register.ReadAsync(ResourceKey.Of(input.Secret), ct))
            .AttemptsOf(input.Request.RotationId)
            .Where(one => one.IsAlive)
            .ToList();
        if (made.Count == 0)
        {
            return null;
        }

        var issuer = issuers.For(input.Request, input.Secret, newest.Value);
        var matched = (await issuer.InspectAsync(ct)).MatchedId;
        return matched is not null ? await KeepAsync(made.Find(one => one.CredentialId == matched), newest.Info.Reference, ct)
            : (await issuer.ProveAsync(newest.Value, ct)).Proof == Proof.Refused ? null
            : await LeaveAsync(made, newest.Info.Reference, ct);
    }

    private async Task<Reason?> KeepAsync(CredentialRecord? ours, SecretVersionReference newest, CancellationToken ct)
    {
        if (ours is null)
        {
            return null;
        }

        await register.ChangeAsync(
            ours,
            found => found.Version == newest.Version ? found : found with { Version = newest.Version },
            ct
        );
        return Stripped(newest, $"holds credential '{ours.CredentialId}', which this rotation made");
    }

    /// <summary>Nothing tells whose the value is, and it works.</summary>
    private async Task<Reason?> LeaveAsync(List<CredentialRecord> made, SecretVersionReference newest, CancellationToken ct)
    {
        var ids = string.Join(", ", made.Select(one => one.CredentialId));
        var why = Stripped(newest, $"may hold credential '{ids}', which this rotation made");
        foreach (var one in made)
        {
            await register.MoveAsync(one, CredentialState.Left, why, ct);
        }

        return why;
    }

    private static Reason Stripped(SecretVersionReference newest, string what) =>
        new(
            CoreCodes.TagsLost,
            $"Version {newest.Version} {what}, and carries no tag of it: it stays as it is. Adopt the secret again, or let it go."
        );
}
