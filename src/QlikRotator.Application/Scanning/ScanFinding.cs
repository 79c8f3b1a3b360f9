using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scanning;

/// <summary>What a credential at a tenant turned out to be.</summary>
/// <param name="Secret">The managed secret whose resource it belongs to.</param>
public sealed record ScanFinding(
    SecretReference Secret,
    string Tenant,
    string Family,
    string CredentialId,
    DateTimeOffset? CreatedAt,
    string? CreatedBy,
    CredentialVerdict Verdict
);

/// <summary>A managed secret whose vault and tenant do not agree, or that could not be looked at.</summary>
/// <param name="Unreachable">Only the moment was bad: nothing is known to be wrong, and another look may tell.</param>
public sealed record ScanProblem(SecretReference Secret, Reason Reason, bool Unreachable = false);

/// <summary>What was found at some resources.</summary>
public sealed record ScanPart(IReadOnlyList<ScanFinding> Findings, IReadOnlyList<ScanProblem> Problems)
{
    public static ScanPart Empty { get; } = new([], []);

    public ScanPart With(ScanPart other) => new([.. Findings, .. other.Findings], [.. Problems, .. other.Problems]);
}

/// <param name="Left">Credentials that rotations left alive and nothing uses, by the register.</param>
public sealed record ScanReport(
    IReadOnlyList<ScanFinding> Findings,
    IReadOnlyList<ScanProblem> Problems,
    IReadOnlyList<CredentialRecord> Left
)
{
    /// <summary>What was managed and came off it without a word. What a person has to settle is among the problems, too.</summary>
    public IReadOnlyList<LostSecret> Lost { get; init; } = [];

    /// <summary>What could not be read of the vaults.</summary>
    public IReadOnlyList<UnreadPlace> Unread { get; init; } = [];

    public bool IsClean => Problems.Count == 0 && Left.Count == 0 && Lost.Count == 0 && Unread.Count == 0;

    /// <summary>Whether something was found that another look will not change.</summary>
    public bool NeedsPerson => Left.Count > 0 || Problems.Any(problem => !problem.Unreachable);

    public bool IsLost(SecretReference secret) => Lost.Any(one => one.Secret == secret);

    /// <summary>Whether a secret could be looked at in its vault and at its tenant.</summary>
    public bool HasSeen(SecretReference secret) =>
        !Unread.Any(place => place.Covers(secret)) && !Problems.Any(problem => problem.Unreachable && problem.Secret == secret);
}
