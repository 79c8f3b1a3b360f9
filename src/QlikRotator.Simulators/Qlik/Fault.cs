namespace QlikRotator.Simulators.Qlik;

/// <summary>One thing that goes wrong with matching requests.</summary>
public sealed record Fault
{
    /// <summary>A tenant's host name, or null for every tenant.</summary>
    public string? Host { get; init; }

    /// <summary>An HTTP method, or <c>*</c>.</summary>
    public string Method { get; init; } = "*";

    /// <summary>The start of a path, or a glob in which <c>*</c> stands for any characters.</summary>
    public string PathPattern { get; init; } = "*";

    /// <summary>A further condition. Asked about every request that fits the others, so that it can also just look on.</summary>
    public Predicate<ReceivedCall>? Where { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary>How many matching requests are hit.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests go unharmed first.</summary>
    public int Skip { get; init; }

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
}
