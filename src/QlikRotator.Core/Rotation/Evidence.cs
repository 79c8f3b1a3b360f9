using System.Security.Cryptography;
using System.Text.Json;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

public enum ApprovalGate
{
    Start,
    Retire,
}

/// <summary>Everything an approver decides on. An approval holds for exactly this and nothing else.</summary>
public sealed record Evidence(
    string RotationId,
    ApprovalGate Gate,
    SecretReference Secret,
    string Source,
    string Tenant,
    string? OldCredentialId,
    string? NewCredentialId,
    string OldVersion,
    string? NewVersion,
    DateTimeOffset OldCreatedOn,
    DateTimeOffset? NewIssuedAt,
    DateTimeOffset? NewExpiresOn,
    HealthReport? Health,
    IReadOnlyList<SlotState> Slots,
    string RequestedBy,
    DateTimeOffset Deadline,
    TimeoutAction OnTimeout
)
{
    /// <summary>How it is known that the old value belongs to <see cref="OldCredentialId"/>; null where an earlier build asked.</summary>
    public CredentialMapping? Mapping { get; init; }

    /// <summary>Where only a tag says so: everything that was alive, one of which is to be deleted.</summary>
    public IReadOnlyList<CandidateCredential>? Candidates { get; init; }

    /// <summary>Credentials that earlier rotations left alive and that die with the old one.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    /// <summary>SHA-256 over the evidence's JSON, lower-case hexadecimal.</summary>
    public string Hash() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, RotatorJson.Options)));
}
