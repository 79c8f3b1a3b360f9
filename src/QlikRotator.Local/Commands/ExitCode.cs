using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Commands;

/// <summary>What a program that calls this one can rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Wrong arguments or wrong settings: nothing was tried.</summary>
    public const int Usage = 2;

    /// <summary>Nothing is lost, and only a person can settle it.</summary>
    public const int PersonNeeded = 3;

    public static int Of(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Rotated or OutcomeKind.Delivered or OutcomeKind.Held => Done,
            OutcomeKind.KeptBoth or OutcomeKind.PersonNeeded => PersonNeeded,
            _ => Failed,
        };
}
