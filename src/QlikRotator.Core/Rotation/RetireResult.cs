namespace QlikRotator.Core.Rotation;

/// <summary>How the old credential ended.</summary>
/// <param name="Retired">False when something spoke against deleting: then both credentials live and <paramref name="Reason"/> says why.</param>
/// <param name="OldRefused">The old value was tried after the deletion and refused; null where it was not or could not be tried.</param>
/// <param name="NewAccepted">The new value was tried after the deletion and accepted; null where it could not be tried.</param>
/// <param name="At">When the old credential was last known alive or first known dead (UTC); its own expiry where it is left to expire.</param>
public sealed record RetireResult(bool Retired, Reason Reason, bool? OldRefused, bool? NewAccepted, DateTimeOffset At)
{
    /// <summary>The last proof before the deletion failed, or somebody cancelled: the old one is to be given back.</summary>
    public bool Unhealthy { get; init; }

    /// <summary>What earlier rotations left and that is still alive, each with why; null where nothing is.</summary>
    public IReadOnlyList<string>? Left { get; init; }
}
