namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>A fault as ordered over HTTP, with times in seconds.</summary>
internal sealed record FaultOrder
{
    public string? Host { get; init; }

    public string Method { get; init; } = "*";

    public string PathPattern { get; init; } = "*";

    public required FaultKind Kind { get; init; }

    public int Times { get; init; } = 1;

    public int Skip { get; init; }

    public double DelaySeconds { get; init; }

    public int Status { get; init; } = StatusCodes.Status503ServiceUnavailable;

    public double? RetryAfterSeconds { get; init; }

    public bool AfterWork { get; init; }

    public Fault ToFault() =>
        new()
        {
            Host = Host,
            Method = Method,
            PathPattern = PathPattern,
            Kind = Kind,
            Times = Times,
            Skip = Skip,
            Delay = TimeSpan.FromSeconds(DelaySeconds),
            Status = Status,
            RetryAfter = RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            AfterWork = AfterWork,
        };
}
