using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating.Issue;

/// <summary>Sees to it that a version somebody else writes while a rotation is about to is not overwritten unnoticed.</summary>
internal sealed class ForeignVersions(ISecretVault vault)
{
    /// <summary>Dates have whole seconds, and clocks differ.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(5);

    /// <summary>Whether whatever comes now is surely younger than the version being replaced, by the vault's own dates.</summary>
    public static bool DatesWillTell(ManagedSecret replaced, DateTimeOffset now) =>
        replaced.CreatedOn > DateTimeOffset.MinValue && now - replaced.CreatedOn > Doubt;

    /// <summary>Why no new version may follow; null while the newest is the one that was looked at.</summary>
    /// <param name="newest">The newest as it is now; null where it cannot be read.</param>
    public static Reason? WhyNot(SecretVersionReference expected, SecretVersionReference? newest) =>
        newest is null || newest == expected ? null : Foreign(expected, newest);

    /// <summary>The newest version as it is now; null where it cannot be read.</summary>
    public async Task<SecretVersionInfo?> LookAsync(SecretReference secret, CancellationToken ct) =>
        (await vault.ReadAsync(secret, version: null, ct)).Value?.Info;

    /// <summary>What of a secret's versions is as young as the one being replaced: versions of one second have no order.</summary>
    public static IReadOnlyList<string> Recent(ManagedSecret replaced, IReadOnlyList<SecretVersionInfo> versions) =>
        [.. versions.Where(one => one.CreatedOn >= replaced.CreatedOn).Select(one => one.Reference.Version)];

    /// <summary>
    /// The vault has no write that fails when somebody else was first: whoever slipped in between the look and the write gets the last word
    /// back, with its own tags. Run again, it finds what it did.
    /// </summary>
    /// <param name="made">Knows what was there before.</param>
    /// <param name="ours">The version that has the new value.</param>
    /// <param name="versions">All there are, listed after ours was written.</param>
    /// <returns>Why ours is not kept; null where nobody slipped in.</returns>
    public async Task<Reason?> GiveWayAsync(
        IssueInput input,
        CredentialRecord made,
        SecretVersionInfo ours,
        IReadOnlyList<SecretVersionInfo> versions,
        CancellationToken ct
    )
    {
        var secret = ours.Reference.ToSecret();
        var slipped = versions.FirstOrDefault(one => SlippedIn(one, input.Secret, made.Maker!) && !IsOurs(one, ours));
        if (slipped is null || await IsOneValueAsync(slipped, ours, ct))
        {
            return null;
        }

        if (WhyNot(ours.Reference, (await LookAsync(secret, ct))?.Reference) is null)
        {
            await RepeatAsync(slipped, input.Request.Policy.MaxAge, ct);
        }

        await vault.DisableAsync(ours.Reference, ct);
        return Foreign(ours.Reference, slipped.Reference);
    }

    /// <summary>One that nobody can read is nobody's last word; and one that has our value needs its credential alive.</summary>
    private async Task<bool> IsOneValueAsync(SecretVersionInfo theirs, SecretVersionInfo ours, CancellationToken ct)
    {
        var stored = await ReadAsync(theirs, ct);
        return stored is null || (await ReadAsync(ours, ct))?.Value.Matches(stored.Value) == true;
    }

    private async Task RepeatAsync(SecretVersionInfo theirs, TimeSpan life, CancellationToken ct)
    {
        if (await ReadAsync(theirs, ct) is { } stored)
        {
            var expires = theirs.ExpiresOn ?? theirs.CreatedOn + life;
            await vault.WriteAsync(theirs.Reference.ToSecret(), stored.Value, new(theirs.Tags, expires, theirs.ContentType), ct);
        }
    }

    private async Task<StoredSecret?> ReadAsync(SecretVersionInfo version, CancellationToken ct) =>
        (await vault.ReadAsync(version.Reference.ToSecret(), version.Reference.Version, ct)).Value;

    private static bool SlippedIn(SecretVersionInfo one, ManagedSecret replaced, CredentialMaker maker) =>
        maker.VersionsBefore is { } before
            ? one.CreatedOn >= replaced.CreatedOn && !before.Contains(one.Reference.Version)
            : one.CreatedOn > replaced.CreatedOn;

    /// <summary>A write whose answer was lost may have been sent twice.</summary>
    private static bool IsOurs(SecretVersionInfo one, SecretVersionInfo ours) =>
        one.Reference == ours.Reference
        || one.Tags.GetValueOrDefault(ManagedTags.Rotation) == ours.Tags.GetValueOrDefault(ManagedTags.Rotation);

    private static Reason Foreign(SecretVersionReference expected, SecretVersionReference theirs) =>
        new(
            CoreCodes.ForeignVersion,
            $"Somebody else wrote version {theirs.Version} besides {expected.Version}: it stays the newest, and nothing of this rotation is kept. Find out who wrote it, then adopt it or rotate it."
        );
}
