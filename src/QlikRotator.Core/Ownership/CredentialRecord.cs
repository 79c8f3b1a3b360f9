using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ownership;

/// <summary>What is known of one credential at a tenant: the only ground on which one may be deleted.</summary>
/// <param name="Row">Its place in the register; never changes.</param>
/// <param name="CredentialId">Hint, key id or automation id; null while the answer to its creation is not known.</param>
/// <param name="Secret">The managed secret it was made or adopted for.</param>
/// <param name="Maker">Who made it; null where somebody else did, or nobody knows.</param>
/// <param name="Version">The Key Vault version that holds its value; null where none does.</param>
/// <param name="Since">When it came into this state (UTC).</param>
/// <param name="Why">What brought it into this state, or proves it.</param>
public sealed record CredentialRecord(
    string Row,
    ResourceKey Resource,
    string? CredentialId,
    SecretReference Secret,
    CredentialMaker? Maker,
    string? Version,
    CredentialMapping Mapping,
    CredentialState State,
    DateTimeOffset Since,
    Reason? Why
)
{
    /// <summary>When it was first written down (UTC): for one of ours, just before it was asked for.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>As the tenant says; null where it does not.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Other managed secrets whose tags name it, too. As long as there is one, it is not deleted.</summary>
    public IReadOnlyList<SecretReference> AlsoNamedBy { get; init; } = [];

    /// <summary>Whether it may be deleted with nobody being asked; what <see cref="ResourceRegister.RightTo"/> gives the right by.</summary>
    public bool IsProvedOurs => Mapping > CredentialMapping.Claimed && AlsoNamedBy.Count == 0;

    public bool IsAlive => State is not CredentialState.Dead and not CredentialState.Intended;

    /// <summary>The attempt came to this credential.</summary>
    public CredentialRecord Made(string credentialId, DateTimeOffset? createdAt) =>
        this with
        {
            CredentialId = credentialId,
            CreatedAt = createdAt ?? CreatedAt,
            State = CredentialState.Live,
        };

    public CredentialRecord In(CredentialState state, DateTimeOffset now, Reason? why) =>
        state == State && why == Why ? this : this with { State = state, Since = state == State ? Since : now, Why = why };
}

/// <summary>Our own attempt to create a credential.</summary>
/// <param name="Installation">The installation whose register this is.</param>
/// <param name="Attempt">From 1, within the rotation.</param>
/// <param name="Marker">What the credential carries where its kind has a field for it: of this attempt alone, and guessed by nobody.</param>
/// <param name="Before">Ids of everything that was alive at the resource just before.</param>
public sealed record CredentialMaker(
    string Installation,
    string RotationId,
    int Attempt,
    string Marker,
    IReadOnlyList<string> Before
)
{
    /// <summary>
    /// The Key Vault versions that were there just before and are no older than the one being replaced: any other of that age came in
    /// between, whoever asks and whenever. Null where the one being replaced was old enough for dates to tell: then whatever is younger
    /// came in between.
    /// </summary>
    public IReadOnlyList<string>? VersionsBefore { get; init; }
}
