using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Plan;

/// <summary>One line of the plan.</summary>
/// <param name="StartAt">When (UTC) it is to begin, paced within the tenant's budget.</param>
/// <param name="Expiry">When the value stops working, or reaches the age the policy allows.</param>
public sealed record PlannedRotation(
    SecretReference Secret,
    string Source,
    string Tenant,
    string Policy,
    Reason Reason,
    DateTimeOffset StartAt,
    DateTimeOffset Expiry
)
{
    /// <summary>What it means for the credential that the current value belongs to.</summary>
    public required RetirementForecast Retirement { get; init; }

    /// <summary>Whether the last rotation of the secret ended without a new value in place.</summary>
    public bool TriedBefore { get; init; }
}
