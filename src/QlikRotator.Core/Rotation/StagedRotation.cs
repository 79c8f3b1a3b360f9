using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

/// <summary>The new value, by reference, with what is needed to find it again at Qlik.</summary>
/// <param name="CredentialId">Null for source <c>external</c>, where nothing was created.</param>
public sealed record StagedCredential(
    SecretVersionReference Version,
    string? CredentialId,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresOn
)
{
    /// <summary>The versions that consumers could still read when the new one was written; null where nobody looked.</summary>
    public IReadOnlyList<string>? EnabledBefore { get; init; }

    /// <summary>
    /// As <see cref="Policies.RotationPolicy.RenewalBefore"/>; null, too, where an earlier build issued it.
    /// </summary>
    public DateTimeOffset? RenewAt { get; init; }
}

/// <summary>What every step after Issue works on.</summary>
/// <param name="Before">The managed secret as it was inspected: its newest version is the one to restore.</param>
/// <param name="Issues">False for source <c>external</c>: nothing to retire and nothing to discard.</param>
public sealed record StagedRotation(
    RotationRequest Request,
    ManagedSecret Before,
    string? OldCredentialId,
    StagedCredential New,
    bool Issues
)
{
    /// <inheritdoc cref="Inspection.Mapping"/>
    public CredentialMapping? Mapping { get; init; }

    /// <inheritdoc cref="Inspection.Candidates"/>
    public IReadOnlyList<CandidateCredential>? Candidates { get; init; }

    /// <inheritdoc cref="Inspection.Left"/>
    public IReadOnlyList<string>? Left { get; init; }

    public static StagedRotation Of(RotationRequest request, Inspection found, StagedCredential issued) =>
        new(request, found.Secret!, found.OldCredentialId, issued, found.Issues)
        {
            Mapping = found.Mapping,
            Candidates = found.Candidates,
            Left = found.Left,
        };
}

public sealed record IssueInput(RotationRequest Request, ManagedSecret Secret, string? OldCredentialId);

/// <summary>Either the staged credential or why there is none. With a refusal, nothing new is left at Qlik or in the vault.</summary>
public sealed record IssueResult(StagedCredential? Staged, Reason? Refusal);
