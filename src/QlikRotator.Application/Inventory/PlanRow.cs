using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Inventory;

/// <summary>One rotation that will fall due, in the one shape that the API and the command line give it in JSON. Times are UTC.</summary>
/// <param name="StartAt">When it may begin: when it falls due or its window opens then. In the past where it is overdue.</param>
/// <param name="ExpiresAt">When the value stops working, or reaches the age that the policy allows.</param>
/// <param name="Retirement">What it means for the credential that the current value belongs to.</param>
public sealed record PlanRow(
    SecretReference Secret,
    string Family,
    string Tenant,
    string Policy,
    Reason Reason,
    DateTimeOffset StartAt,
    DateTimeOffset ExpiresAt,
    RetirementForecast Retirement
)
{
    /// <summary>What stands in its way, as far as was looked; empty where nothing does.</summary>
    public IReadOnlyList<Reason> Blockers { get; init; } = [];

    /// <summary>Why it could not be looked at in full; left out where it could, or where nobody asked for it.</summary>
    public Reason? Unseen { get; init; }

    public static PlanRow Of(PlannedRotation planned) =>
        new(
            planned.Secret,
            planned.Source,
            planned.Tenant,
            planned.Policy,
            planned.Reason,
            planned.StartAt,
            planned.Expiry,
            planned.Retirement
        );
}
