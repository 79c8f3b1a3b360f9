namespace QlikRotator.Core.Rotation;

/// <summary>What is true at the moment of deleting, gathered in the same step.</summary>
/// <param name="LeaseHeld">The rotation still holds its leases.</param>
/// <param name="NewestIsOurs">Key Vault's newest version is the one this rotation wrote.</param>
/// <param name="NewAccepted">The tenant took the new value just now; null where it cannot be tried without a person.</param>
/// <param name="PersonApproved">The gate was a person's yes, which stands in for a proof that cannot be had.</param>
/// <param name="LiveIds">What the tenant lists now.</param>
public sealed record RetireFacts(
    bool LeaseHeld,
    bool NewestIsOurs,
    bool? NewAccepted,
    bool PersonApproved,
    string? OldId,
    string? NewId,
    IReadOnlyList<string> LiveIds
)
{
    /// <summary>Why nothing old of the secret may be deleted; null where it may. Leak mode does not heed it.</summary>
    public Reason? Held { get; init; }

    public bool OldIsGone => IsGone(OldId, NewId, LiveIds);

    /// <summary>Only a list that shows the new one can be believed when it does not show the old one.</summary>
    public static bool IsGone(string? oldId, string? newId, IReadOnlyList<string> live) =>
        oldId is not null && newId is not null && live.Contains(newId) && !live.Contains(oldId);
}
