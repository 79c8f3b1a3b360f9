namespace QlikRotator.Core.Ownership;

public enum CredentialState
{
    /// <summary>About to be created: whether it was is not known yet, and neither is its id.</summary>
    Intended,

    Live,

    /// <summary>Its deletion has begun, or it is left to its own expiry.</summary>
    Retiring,

    /// <summary>Alive, and no newest version belongs to it: it is shown until it is dead.</summary>
    Left,

    /// <summary>Deleted, expired, or never created. Kept as evidence.</summary>
    Dead,
}
