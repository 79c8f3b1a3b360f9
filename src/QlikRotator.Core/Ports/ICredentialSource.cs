using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Core.Ports;

/// <summary>
/// Where new values come from: one implementation per value of the tag <c>qlik-source</c>. Every member may be called again after
/// a crash. A read that failed, and any answer that leaves the outcome open, is <see cref="Workflow.TryAgainException"/>; what
/// the tenant says no to is a reason.
/// </summary>
public interface ICredentialSource
{
    /// <summary>Reads the state at the tenant, with everything that speaks against a rotation. Changes nothing.</summary>
    Task<SourceState> InspectAsync(SourceCall call, CancellationToken ct);

    /// <summary>
    /// Creates one more credential. Not idempotent: the caller has recorded what existed before and looks for strays before it
    /// calls again.
    /// </summary>
    Task<MintResult> CreateAsync(SourceCall call, CancellationToken ct);

    /// <summary>Tries a value once, with no side effect but the trying.</summary>
    Task<ProofResult> ProveAsync(SourceCall call, SecretValue value, CancellationToken ct);

    /// <summary>Deletes a credential that is recorded as existing; not being there any more is success.</summary>
    Task<DeleteResult> DeleteAsync(SourceCall call, string credentialId, CancellationToken ct);
}

/// <param name="Current">A value that works at this moment, for sources that act as the credential's owner. Lives only in this step.</param>
public sealed record SourceCall(ManagedSecret Secret, PolicySettings Policy, string RotationId, SecretValue? Current)
{
    /// <summary>What a created credential is to carry, where its kind has a field for it.</summary>
    public string Marker { get; init; } = RotationId;

    /// <summary>Markers of attempts whose answer was lost: credentials that carry one are to be listed.</summary>
    public IReadOnlyList<string> LostMarkers { get; init; } = [];

    /// <summary>Credentials to be listed where they are alive, even by a kind that otherwise lists only what belongs to the value.</summary>
    public IReadOnlyList<string> KnownIds { get; init; } = [];

    /// <summary>What was read for this call already, of what does not change but by a write.</summary>
    public StepMemory Memory { get; init; } = new();
}

/// <param name="Credentials">Everything alive that belongs to the resource.</param>
/// <param name="OldCredentialId">The one the current value belongs to; null when that cannot be known.</param>
/// <param name="OwnIdentity">How the tenant writes us into <c>createdBy</c>.</param>
/// <param name="Provable">Whether <see cref="ICredentialSource.ProveAsync"/> can say yes or no without a person.</param>
/// <param name="Marks">Whether every credential we create carries its marker; then one without it is not ours.</param>
/// <param name="Refusal">Why no credential can be created; null when one can.</param>
/// <param name="Issues">False where somebody else issues the value: then nothing is created, retired or discarded here.</param>
public sealed record SourceState(
    IReadOnlyList<CredentialInfo> Credentials,
    string? OldCredentialId,
    string? OwnIdentity,
    bool Provable,
    bool Marks,
    Reason? Refusal,
    bool Issues = true
)
{
    /// <summary>The credential that the current value itself names, or the tenant by what it says of one; null where nothing does.</summary>
    public string? MatchedId { get; init; }
}

/// <param name="Id">Hint, key id or automation id.</param>
/// <param name="Marker">What stands for a rotation in a free-text field, where the kind has one. Anybody can write it: alone it proves nothing.</param>
public sealed record CredentialInfo(
    string Id,
    DateTimeOffset? CreatedAt,
    string? CreatedBy,
    string? Marker,
    DateTimeOffset? ExpiresAt
);

/// <param name="ResourceId">What the tag <c>qlik-id</c> is from now on; null leaves it as it is.</param>
public sealed record MintedCredential(
    string Id,
    SecretValue Value,
    DateTimeOffset? ExpiresAt,
    string? ContentType,
    string? ResourceId = null
);

/// <summary>Either a credential or the tenant's no. With a refusal nothing was created, or something that is of no use.</summary>
/// <param name="UselessId">With a refusal: what was created all the same, for the caller to delete.</param>
public sealed record MintResult(MintedCredential? Credential, Reason? Refusal, string? UselessId = null);

public enum Proof
{
    Accepted,
    Refused,

    /// <summary>No unattended check exists for this credential.</summary>
    Unprovable,
}

public sealed record ProofResult(Proof Proof, Reason Reason);

public sealed record DeleteResult(bool Gone, Reason Reason);
