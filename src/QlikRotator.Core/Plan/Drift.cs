using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Plan;

/// <summary>Notices what was done to a managed secret behind our back. Pure.</summary>
public static class Drift
{
    /// <summary>An external value without tags gets them back by its event, or else at the next daily sweep.</summary>
    private static readonly TimeSpan SweepHasLooked = TimeSpan.FromHours(26);

    /// <summary>Why the newest version of a secret that is still managed is not accounted for; null when it is.</summary>
    /// <param name="writer">The rotation that the version's tag names.</param>
    public static Reason? WhyForeign(KnownSecret known, ManagedSecret newest, RotationRecord? writer) =>
        newest.Newest.Version == known.Version
        || newest.Source == ManagedTags.External
        || newest.RotationId == ManagedTags.Adopted
        || IsWriter(newest, writer)
            ? null
            : new(
                CoreCodes.ForeignVersion,
                $"Somebody else wrote version {newest.Newest.Version}; the tenant issues this secret's values."
            );

    /// <summary>A secret that was managed and is no more; where its values come from elsewhere it may still come back by itself.</summary>
    public static LostSecret Lost(KnownSecret known, SecretVersionInfo newest, DateTimeOffset now)
    {
        var passing = known.Source == ManagedTags.External && newest.CreatedOn + SweepHasLooked > now;
        var what = $"Version {newest.Reference.Version} came without the tags of the one before";
        return new LostSecret(
            known,
            newest.Reference,
            new(
                CoreCodes.TagsLost,
                passing
                    ? $"{what}. The next sweep gives them back and delivers it: nothing is to be done."
                    : $"{what}: nothing rotates it now. Adopt it again, or set its tag {ManagedTags.Source} to '{ManagedTags.NotManaged}' if nothing is to manage it."
            ),
            passing
        );
    }

    /// <summary>Whether somebody said that the secret is managed no more: by its tag, or by taking the tags off a version that had them.</summary>
    public static bool IsLetGo(KnownSecret known, SecretVersionInfo newest) =>
        newest.Tags.GetValueOrDefault(ManagedTags.Source) == ManagedTags.NotManaged || newest.Reference.Version == known.Version;

    private static bool IsWriter(ManagedSecret newest, RotationRecord? writer) =>
        writer is not null
        && (
            writer.Outcome is not { } outcome
            || outcome.New?.Version == newest.Newest
            || newest.RotationId == RotationId.MarkerOfRestored(writer.RotationId)
        );
}
