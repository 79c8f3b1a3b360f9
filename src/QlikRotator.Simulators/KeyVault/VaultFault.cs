using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.KeyVault;

public enum VaultFaultKind
{
    /// <summary>503 before any work.</summary>
    Outage,

    /// <summary>429 before any work, with Retry-After.</summary>
    Throttle,

    /// <summary>403 as for a caller without the role.</summary>
    Forbid,

    /// <summary>The work is done, then the connection is closed without an answer.</summary>
    LoseAnswer,

    /// <summary>The work is done, and the caller waits for an answer until it gives up.</summary>
    HoldAnswer,

    /// <summary>The request is worked on late.</summary>
    Delay,
}

/// <summary>One disturbance of authenticated requests.</summary>
public sealed record VaultFault : SimulatedFault
{
    public required VaultFaultKind Kind { get; init; }

    /// <summary>Only this HTTP method; null is any.</summary>
    public string? Method { get; init; }

    /// <summary>Only paths that start so, for example <c>/secrets/my-secret</c>; null is any.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>A further condition. Asked about every request that fits the others.</summary>
    public Predicate<VaultCall>? Where { get; init; }

    /// <summary>Told when a request is kept waiting: its work is then done, or has not begun.</summary>
    public Action? Struck { get; init; }

    /// <summary>Of <see cref="VaultFaultKind.Throttle"/> and <see cref="VaultFaultKind.Outage"/>; sent in whole seconds, rounded up.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Of <see cref="VaultFaultKind.Delay"/>.</summary>
    public TimeSpan Wait { get; init; }

    internal bool IsDelay => Kind == VaultFaultKind.Delay;

    internal bool Fits(VaultCall call) =>
        (Method is null || string.Equals(Method, call.Method, StringComparison.OrdinalIgnoreCase))
        && (PathPrefix is null || call.Path.StartsWith(PathPrefix, StringComparison.OrdinalIgnoreCase))
        && Where?.Invoke(call) != false;
}
