namespace QlikRotator.Notifications;

/// <param name="Pauses">Before the second attempt, the third, and so on: their number is the number of repetitions.</param>
/// <param name="LongestPause">A receiver that asks for more is given up for this time.</param>
/// <param name="AttemptTimeout">How long one attempt may take.</param>
internal sealed record NotifierTimings(IReadOnlyList<TimeSpan> Pauses, TimeSpan LongestPause, TimeSpan AttemptTimeout)
{
    public static NotifierTimings Default { get; } =
        new([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
}
