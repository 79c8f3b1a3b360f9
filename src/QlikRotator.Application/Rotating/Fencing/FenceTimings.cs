namespace QlikRotator.Application.Rotating.Fencing;

/// <param name="Turn">For how long a run has its turn without renewing it; so long rests a rotation whose process has died.</param>
/// <param name="Clock">Measures how long a run has had its turn.</param>
public sealed record FenceTimings(TimeSpan Turn, TimeProvider Clock)
{
    public static FenceTimings Usual { get; } = new(TimeSpan.FromSeconds(20), TimeProvider.System);

    /// <summary>Often enough that one renewal may fail.</summary>
    public TimeSpan Renewal => Turn / 3;
}
