namespace QlikRotator.Core.Workflow;

/// <summary>How long a step is tried again: exponential from <see cref="First"/> to <see cref="Longest"/>, for <see cref="GiveUpAfter"/> in all.</summary>
public sealed record StepRetry(TimeSpan First, TimeSpan Longest, TimeSpan GiveUpAfter)
{
    /// <summary>
    /// How many exceptions that nobody foresaw a step is forgiven: with the default's waits a little over half an hour, which outlasts
    /// a role assignment on its way through Azure.
    /// </summary>
    public const int UnexpectedAtMost = 12;

    /// <summary>Outlasts an outage of a night; a rotation starts weeks before it must be finished.</summary>
    public static StepRetry Default { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(24));

    /// <summary>For the step that ends a rotation: nothing comes after it, so giving up would leave the rotation open for ever.</summary>
    public static StepRetry Ending { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromHours(1), TimeSpan.FromDays(30));

    /// <summary>When to try again after failure number <paramref name="attempt"/> (from 1), or null to give up.</summary>
    public DateTimeOffset? Next(int attempt, DateTimeOffset startedAt, DateTimeOffset now, DateTimeOffset? notBefore)
    {
        var backOff = First * Math.Pow(2, Math.Min(attempt - 1, 20));
        var due = now + (backOff < Longest ? backOff : Longest);
        if (notBefore > due)
        {
            due = notBefore.Value;
        }

        return due - startedAt > GiveUpAfter ? null : due;
    }
}
