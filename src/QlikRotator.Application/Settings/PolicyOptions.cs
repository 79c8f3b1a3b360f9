namespace QlikRotator.Application.Settings;

/// <summary>
/// A policy as it is written in settings. What is left out comes from <see cref="Inherits"/>, then from the built-in default; an
/// empty list is not left out.
/// </summary>
public sealed class PolicyOptions
{
    public string? Inherits { get; init; }

    public TimeSpan? MaxAge { get; init; }

    public TimeSpan? RotateBeforeExpiry { get; init; }

    public TimeSpan? Validity { get; init; }

    public TimeSpan? Soak { get; init; }

    public TimeSpan? ProofInterval { get; init; }

    /// <summary><c>none</c>, <c>health</c>, <c>approval</c> or <c>health-and-approval</c>.</summary>
    public string? Gate { get; init; }

    /// <summary><c>none</c>, <c>approval</c> or <c>window</c>.</summary>
    public string? StartGate { get; init; }

    public WindowOptions? Window { get; init; }

    public string[]? Approvers { get; init; }

    public int? ApprovalsNeeded { get; init; }

    public TimeSpan? ApprovalTimeout { get; init; }

    public TimeSpan? RemindEvery { get; init; }

    /// <summary>How long a request may wait before <see cref="EscalateTo"/> is told.</summary>
    public TimeSpan? EscalateAfter { get; init; }

    /// <summary>Channels of those who are told that nobody answers.</summary>
    public string[]? EscalateTo { get; init; }

    /// <summary><c>keep-both</c> or <c>restore</c>.</summary>
    public string? OnTimeout { get; init; }

    /// <summary><c>allowed</c>, <c>approval</c> or <c>denied</c>; left out: <c>approval</c> where the policy has approvers.</summary>
    public string? Leak { get; init; }

    /// <summary><c>delete</c> or <c>expiry</c>.</summary>
    public string? RetireBy { get; init; }

    /// <summary>Who starts rotations: <c>automatic</c>, <c>manual</c> (people only) or <c>paused</c> (nobody, unless for a leak).</summary>
    public string? Schedule { get; init; }

    /// <summary>
    /// Until when the old credential is kept beyond the soak: <c>expiry</c> for the old value's own end, <c>soak</c> for no longer than the
    /// soak, or a day (UTC) such as <c>2027-01-31</c>.
    /// </summary>
    public string? RetireNotBefore { get; init; }

    public string[]? Channels { get; init; }

    public string[]? Allow { get; init; }
}

public sealed class WindowOptions
{
    public IList<DayOfWeek> Days { get; init; } = [];

    public TimeOnly From { get; init; }

    public TimeOnly To { get; init; }

    /// <summary>IANA name of the zone that days and times are of, such as <c>Europe/Berlin</c>; left out: UTC.</summary>
    public string? TimeZone { get; init; }
}
