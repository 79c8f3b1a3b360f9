using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ownership;

/// <summary>Everything recorded of one resource's credentials at one moment, and what follows from it. Pure.</summary>
public sealed class ResourceRegister(ResourceKey resource, IReadOnlyList<CredentialRecord> records)
{
    /// <summary>Code of a lost attempt, and of the credentials that it may have made.</summary>
    public const string AnswerLost = CoreCodes.AnswerLost;

    public ResourceKey Resource => resource;

    public IReadOnlyList<CredentialRecord> Records => records;

    /// <summary>The record of a credential that is not known to be dead; of several, the one of our own making.</summary>
    public CredentialRecord? Find(string? credentialId) =>
        credentialId is null
            ? null
            : records
                .Where(one => one.CredentialId == credentialId && one.IsAlive)
                .OrderByDescending(one => one.Maker is not null)
                .FirstOrDefault();

    /// <summary>The credential whose value a version is recorded to hold: tags can be edited, the record is ours.</summary>
    public string? HeldBy(string? version) =>
        version is null ? null : records.FirstOrDefault(one => one.IsAlive && one.Version == version)?.CredentialId;

    /// <summary>Attempts of a rotation, in order.</summary>
    public IReadOnlyList<CredentialRecord> AttemptsOf(string rotationId) =>
        [.. records.Where(one => one.Maker?.RotationId == rotationId).OrderBy(one => one.Maker!.Attempt)];

    /// <summary>
    /// The attempt whose value a version of a rotation's holds. Its tag is anybody's to edit: what was recorded counts more, and where the
    /// process died before it was, the one attempt that is alive.
    /// </summary>
    public CredentialRecord? AttemptBehind(string version, string? tag, string rotationId)
    {
        var attempts = AttemptsOf(rotationId);
        return attempts.FirstOrDefault(one => one.Version == version)
            ?? attempts.FirstOrDefault(one => one.CredentialId is not null && one.CredentialId == tag)
            ?? (attempts.Where(one => one.IsAlive).ToList() is [var only] ? only : null);
    }

    /// <summary>Attempts whose answer was lost.</summary>
    public IReadOnlyList<CredentialRecord> LostAttemptsOf(string rotationId) =>
        [.. AttemptsOf(rotationId).Where(one => one.State == CredentialState.Intended)];

    /// <summary>What a rotation created besides the one that it keeps, as far as it is known to be alive.</summary>
    public IReadOnlyList<CredentialRecord> StraysOf(string rotationId, string? keep) =>
        [.. AttemptsOf(rotationId).Where(one => one.IsAlive && one.CredentialId != keep)];

    /// <summary>Attempts of a rotation after which a credential was there that may be theirs or somebody else's.</summary>
    public int UnprovenOf(string rotationId) => AttemptsOf(rotationId).Count(one => one.Why?.Code == AnswerLost);

    /// <summary>What was left alive by earlier rotations of a secret.</summary>
    public IReadOnlyList<CredentialRecord> LeftOf(SecretReference secret) =>
        [.. records.Where(one => one.State == CredentialState.Left && one.Secret == secret)];

    /// <summary>Credentials that a lost answer may have brought, of a kind that carries no marker: nothing proves whose they are.</summary>
    public IReadOnlyList<CredentialInfo> SuspectsOf(CredentialRecord attempt, SourceState now) =>
        [
            .. now.Credentials.Where(one =>
                !attempt.Maker!.Before.Contains(one.Id)
                && records.All(known => known.CredentialId != one.Id)
                && (one.CreatedBy is null || now.OwnIdentity is null || one.CreatedBy == now.OwnIdentity)
                && !(one.CreatedAt < attempt.RecordedAt - Skew)
            ),
        ];

    /// <summary>Whether a credential may be deleted.</summary>
    /// <param name="person">Whether a person has pointed at it, having seen all candidates.</param>
    public Result<DeletionRight> RightTo(string? credentialId, bool person)
    {
        var record = Find(credentialId);
        return record switch
        {
            null => No(CoreCodes.NotRecorded, $"Nothing is recorded of credential '{credentialId}': it is left alone."),
            { AlsoNamedBy: [var other, ..] } => No(
                CoreCodes.SharedCredential,
                $"{other} is tagged with credential '{credentialId}', too."
            ),
            { Mapping: CredentialMapping.Claimed } when !person => No(
                CoreCodes.MappingClaimed,
                $"Only a tag says that the old value belongs to credential '{credentialId}', and nothing proves it: it is left for a person to decide."
            ),
            _ => new DeletionRight(credentialId!, person ? "a person" : record.Mapping.ToString()),
        };
    }

    /// <summary>For a credential of our own making nothing more is needed than its record.</summary>
    public static DeletionRight RightToOwn(CredentialRecord made) =>
        made is { Maker: not null, CredentialId: { } id }
            ? new DeletionRight(id, nameof(CredentialMapping.Created))
            : throw new ArgumentException("Only what this installation made is its own.", nameof(made));

    /// <summary>Clocks of the tenant and of this process may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static Result<DeletionRight> No(string code, string message) => new Reason(code, message);
}
