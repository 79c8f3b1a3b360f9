namespace QlikRotator.Core.Registry;

/// <summary>Who starts the rotations of a secret; the later one is the stricter.</summary>
public enum StartRule
{
    /// <summary>Sweep, events and people.</summary>
    Automatic,

    /// <summary>People only.</summary>
    Manual,

    /// <summary>Nobody, unless the value has leaked. What is under way goes on.</summary>
    Paused,
}
