namespace QlikRotator.Core.Rotation;

/// <summary>One thing that was tried with the new value: at the tenant, or at a slot.</summary>
/// <param name="Provable">False where no unattended check exists; then <see cref="Healthy"/> says only that nothing speaks against it.</param>
public sealed record HealthCheck(string Subject, bool Healthy, bool Provable, Reason Reason);

/// <summary>All checks of one moment (UTC), and whether somebody asked to cancel meanwhile.</summary>
public sealed record HealthReport(DateTimeOffset At, IReadOnlyList<HealthCheck> Checks, Reason? CancelRequested)
{
    /// <summary>Set once somebody has declared a leak while this rotation runs.</summary>
    public LeakDeclaration? Leak { get; init; }

    /// <summary>Why there is nothing left to do: a newer value came from elsewhere, which a rotation of its own delivers.</summary>
    public Reason? Superseded { get; init; }

    /// <summary>Why the old credential may not be deleted yet, whatever anybody answers; null where it may, or where that was not asked.</summary>
    public Reason? Held { get; init; }

    public bool Healthy => Checks.All(check => check.Healthy);

    public bool Proved => Checks.All(check => check is { Healthy: true, Provable: true });

    public Reason FirstProblem() =>
        CancelRequested
        ?? Checks.FirstOrDefault(check => !check.Healthy)?.Reason
        ?? new Reason(CoreCodes.Healthy, "All checks passed.");
}
