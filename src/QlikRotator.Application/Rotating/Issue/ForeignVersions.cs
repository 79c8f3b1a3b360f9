using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Issue;

/// <summary>Sees to it that a version somebody else writes while a rotation is about to is not overwritten unnoticed.</summary>
internal sealed class ForeignVersions(ISecretVault vault)
{
    /// <summary>Why no new version may follow; null while the newest is the one that was looked at.</summary>
    public async Task<Reason?> WhyNotAsync(SecretVersionReference expected, CancellationToken ct)
    {
        var newest = (await vault.ReadAsync(expected.ToSecret(), version: null, ct)).Info?.Reference;
        return newest is null || newest == expected ? null : Foreign(expected, newest);
    }

    /// <summary>
    /// The vault has no write that fails when somebody else was first: whoever slipped in between the look and the write gets the last word
    /// back, with its own tags.
    /// </summary>
    /// <param name="before">Everything that was there at the look. Versions of one second have no order, so nothing else tells.</param>
    /// <param name="ours">The version just written.</param>
    /// <returns>Why ours is not kept; null where nobody slipped in.</returns>
    public async Task<Reason?> GiveWayAsync(
        IReadOnlyList<SecretVersionInfo> before,
        SecretVersionInfo ours,
        SecretValue ourValue,
        TimeSpan life,
        CancellationToken ct
    )
    {
        var secret = ours.Reference.ToSecret();
        var known = before.Select(one => one.Reference).ToHashSet();
        var slipped = (await vault.ListVersionsAsync(secret, ct)).FirstOrDefault(one =>
            !known.Contains(one.Reference) && !IsOurs(one, ours)
        );
        if (slipped is null)
        {
            return null;
        }

        var theirs = await vault.ReadAsync(secret, slipped.Reference.Version, ct);
        if (theirs.Value is not { } value || value.Matches(ourValue))
        {
            // One that nobody can read is nobody's last word; and one with our value needs its credential alive.
            return null;
        }

        if (await WhyNotAsync(ours.Reference, ct) is null)
        {
            var expires = slipped.ExpiresOn ?? slipped.CreatedOn + life;
            await vault.WriteAsync(secret, value, new(slipped.Tags, expires, slipped.ContentType), ct);
        }

        await vault.DisableAsync(ours.Reference, ct);
        return Foreign(ours.Reference, slipped.Reference);
    }

    /// <summary>A write whose answer was lost may have been sent twice.</summary>
    private static bool IsOurs(SecretVersionInfo one, SecretVersionInfo ours) =>
        one.Reference == ours.Reference
        || one.Tags.GetValueOrDefault(ManagedTags.Rotation) == ours.Tags.GetValueOrDefault(ManagedTags.Rotation);

    private static Reason Foreign(SecretVersionReference expected, SecretVersionReference theirs) =>
        new(
            StartPolicy.ForeignVersion,
            $"Somebody else wrote version {theirs.Version} besides {expected.Version}: it stays the newest, and nothing of this rotation is kept. Find out who wrote it, then adopt it or rotate it."
        );
}
