using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>In the order in which a person should look.</summary>
public enum SecretState
{
    NeedsPerson,
    Expired,
    Unmanageable,
    WaitingForApproval,
    RolledBack,
    Due,
    Running,
    Fine,
}

/// <summary>A line of the dashboard.</summary>
/// <param name="Candidate">Null where the tags cannot be read.</param>
/// <param name="DueAt">Null where somebody else renews the value.</param>
public sealed record DashboardRow(
    SecretReference Secret,
    SecretState State,
    SweepCandidate? Candidate,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndsAt,
    string? Problem
)
{
    public string? Tenant => Candidate?.Secret.Tenant;

    public string? Family => Candidate?.Secret.Source;

    public RotationRecord? Rotation => Candidate?.Current;

    public static DashboardRow Of(SweepCandidate candidate, DateTimeOffset now)
    {
        var ends = RotationPolicy.ExpiryOf(candidate.Secret, candidate.Policy);
        var due = candidate.Issues ? RotationPolicy.DueAt(candidate.Secret, candidate.Policy) : (DateTimeOffset?)null;
        return new(candidate.Secret.Secret, StateOf(candidate, due, ends, now), candidate, due, ends, null);
    }

    public static DashboardRow Of(UnmanageableSecret secret) =>
        new(secret.Version.ToSecret(), SecretState.Unmanageable, null, null, null, secret.Problem.Message);

    private static SecretState StateOf(SweepCandidate candidate, DateTimeOffset? due, DateTimeOffset ends, DateTimeOffset now) =>
        candidate.Current is { Outcome: null, Stage: RotationSteps.WaitingForApproval } ? SecretState.WaitingForApproval
        : candidate.IsRunning ? SecretState.Running
        : candidate.Current?.Outcome?.Kind is OutcomeKind.PersonNeeded or OutcomeKind.KeptBoth ? SecretState.NeedsPerson
        : candidate.Issues && ends <= now ? SecretState.Expired
        : candidate.Current?.Outcome?.Kind is OutcomeKind.Restored ? SecretState.RolledBack
        : due <= now ? SecretState.Due
        : SecretState.Fine;
}
