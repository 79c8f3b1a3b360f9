using System.Diagnostics.CodeAnalysis;

namespace QlikRotator.Core;

/// <summary>What was asked for, or the reason why there is none: always one of the two.</summary>
[SuppressMessage(
    "Usage",
    "CA2225",
    Justification = "Whoever has a value or a reason returns it as it is; there is nothing to call."
)]
public sealed class Result<T>
    where T : class
{
    private Result(T? value, Reason? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public Reason? Problem { get; }

    public static implicit operator Result<T>(T value) => new(value, problem: null);

    public static implicit operator Result<T>(Reason problem) => new(value: null, problem);

    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Reason? problem)
    {
        (value, problem) = (Value, Problem);
        return value is not null;
    }

    /// <summary>What is made of the value, or the same problem.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> make)
        where TOther : class => TryGet(out var value, out var problem) ? make(value) : problem;
}
