using QlikRotator.Application.Retiring;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Sweeping;

/// <summary>What became of one secret that was due.</summary>
/// <param name="Kind">The answer of <see cref="RotationStarter"/>; null where it could not be asked.</param>
public sealed record SweepStart(SecretReference Secret, StartResultKind? Kind, Reason Reason);

/// <summary>What one sweep did.</summary>
/// <param name="Unmanageable">Secrets whose tags or policy cannot be read; the watchdog tells people.</param>
/// <param name="Resumed">Rotations whose host had lost them.</param>
/// <param name="Incomplete">What could not be read, by name; null where all could.</param>
public sealed record SweepReport(
    DateTimeOffset At,
    int Managed,
    int Unmanageable,
    int Resumed,
    IReadOnlyList<SweepStart> Starts,
    Reason? Incomplete
)
{
    /// <summary>What is due and was left for the next sweep, because one starts only so many.</summary>
    public int Postponed { get; init; }

    /// <summary>What became of credentials that a hold had kept alive, of secrets that are held no more.</summary>
    public IReadOnlyList<RetireAnswer> Retired { get; init; } = [];

    /// <summary>Nothing was left out. A refusal is an answer; what could not be asked is not.</summary>
    public bool Complete => Incomplete is null && Starts.All(start => start.Kind is not null);

    public int Started => Starts.Count(start => start.Kind == StartResultKind.Started);
}
