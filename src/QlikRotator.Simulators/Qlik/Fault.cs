using System.IO.Enumeration;
using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.Qlik;

/// <summary>One thing that goes wrong with matching requests.</summary>
public sealed record Fault : SimulatedFault
{
    /// <summary>A fault that strikes once.</summary>
    public Fault() => Times = 1;

    /// <summary>A tenant's host name, or null for every tenant.</summary>
    public string? Host { get; init; }

    /// <summary>An HTTP method, or <c>*</c>.</summary>
    public string Method { get; init; } = "*";

    /// <summary>The start of a path, or a glob in which <c>*</c> stands for any characters.</summary>
    public string PathPattern { get; init; } = "*";

    /// <summary>A further condition. Asked about every request that fits the others, so that it can also just look on.</summary>
    public Predicate<ReceivedCall>? Where { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary>The wait of <see cref="FaultKind.Delay"/>, in real time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = StatusCodes.Status503ServiceUnavailable;

    /// <summary>Sent as whole seconds where set.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the request's work is done before the fault strikes.</summary>
    public bool AfterWork { get; init; }

    /// <summary>Told when the fault strikes: its request's work is then done, or has not begun.</summary>
    public Action? Struck { get; init; }

    internal bool Fits(ReceivedCall call, string path) =>
        (Host is null || string.Equals(Host, call.Host, StringComparison.OrdinalIgnoreCase))
        && (Method is "*" || string.Equals(Method, call.Method, StringComparison.OrdinalIgnoreCase))
        && (
            path.StartsWith(PathPattern, StringComparison.OrdinalIgnoreCase)
            || FileSystemName.MatchesSimpleExpression(PathPattern, path)
        )
        && Where?.Invoke(call) != false;
}
