using System.Text.Json.Serialization;

namespace QlikRotator.Core.Workflow;

public enum StepAnswerKind
{
    Done,
    TryAgain,
    Failed,

    /// <summary>An exception that nobody foresaw. It may pass by itself, so it is tried again, though not for as long as a bad moment.</summary>
    Unexpected,
}

/// <summary>
/// What a step came to, as data: hosts lose exception types on the way, and a durable wait needs its date. A refusal that the
/// workflow expects is a <see cref="StepAnswerKind.Done"/> whose output says no.
/// </summary>
/// <param name="NotBefore">With <see cref="StepAnswerKind.TryAgain"/>: the earliest useful time, from <c>Retry-After</c>.</param>
/// <param name="InLine">With <paramref name="NotBefore"/>: the step's turn comes then. It has not failed, and is not held back any longer.</param>
public sealed record StepAnswer<TOutput>(
    StepAnswerKind Kind,
    TOutput? Output,
    Reason? Reason,
    DateTimeOffset? NotBefore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool InLine = false
);

public static class StepAnswer
{
    public static StepAnswer<TOutput> Done<TOutput>(TOutput output) => new(StepAnswerKind.Done, output, null, null);

    public static StepAnswer<TOutput> TryAgain<TOutput>(Reason reason, DateTimeOffset? notBefore, bool inLine = false) =>
        new(StepAnswerKind.TryAgain, default, reason, notBefore, inLine);

    public static StepAnswer<TOutput> Failed<TOutput>(Reason reason) => new(StepAnswerKind.Failed, default, reason, null);

    public static StepAnswer<TOutput> Unexpected<TOutput>(Reason reason) => new(StepAnswerKind.Unexpected, default, reason, null);
}
