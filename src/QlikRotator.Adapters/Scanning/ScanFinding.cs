using QlikRotator.Core;
using QlikRotator.Core.Plan;

namespace QlikRotator.Adapters.Scanning;

/// <summary>What a credential at a tenant turned out to be.</summary>
/// <param name="Secret">The managed secret whose resource it belongs to.</param>
/// <param name="Deleted">Whether this scan deleted it, which it only does to orphans of ours and only when told to.</param>
public sealed record ScanFinding(
    string Secret,
    string Tenant,
    string Source,
    string CredentialId,
    DateTimeOffset? CreatedAt,
    string? CreatedBy,
    CredentialVerdict Verdict,
    bool Deleted
);

/// <summary>A managed secret whose vault and tenant do not agree, or that could not be looked at.</summary>
public sealed record ScanProblem(string Secret, Reason Reason);

public sealed record ScanReport(IReadOnlyList<ScanFinding> Findings, IReadOnlyList<ScanProblem> Problems)
{
    public bool IsClean =>
        Problems.Count == 0 && Findings.All(finding => finding.Verdict != CredentialVerdict.OursOrphaned || finding.Deleted);
}
