using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Inventory;

/// <summary>In the order in which a person should look.</summary>
public enum SecretState
{
    NeedsPerson,
    Expired,

    /// <summary>It was managed, and its newest version came without tags.</summary>
    Lost,
    Unmanageable,

    /// <summary>Its vault does not show it now.</summary>
    Unread,
    WaitingForApproval,
    RolledBack,
    Due,
    Running,

    /// <summary>Somebody has disabled its newest version: nothing rotates it until it is enabled.</summary>
    Disabled,
    Fine,
}

/// <summary>A managed secret with its state, as lists and pages show it.</summary>
/// <param name="Version">The newest one; without a version where it could not be read.</param>
/// <param name="Candidate">Null where the secret is not managed as it is; then <paramref name="Problem"/> says why.</param>
/// <param name="DueAt">Null where somebody else renews the value.</param>
/// <param name="EndsAt">When the value expires or reaches the policy's age.</param>
/// <param name="Problem">Why the secret is not managed, and what to do.</param>
public sealed record EstateRow(
    SecretVersionReference Version,
    SecretState State,
    SweepCandidate? Candidate,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndsAt,
    Reason? Problem
)
{
    public SecretReference Secret { get; } = Version.ToSecret();

    /// <summary>Set while nothing old of it may be deleted.</summary>
    public Hold? Hold { get; private init; }

    public string? Tenant => Candidate?.Secret.Tenant;

    public string? Family => Candidate?.Secret.Source;

    public string? Policy => Candidate?.Policy.Name;

    public RotationRecord? Rotation => Candidate?.Current;

    /// <summary>Everything that is managed, was managed, or cannot be read, in no order.</summary>
    public static IEnumerable<EstateRow> From(InventoryReport report, DateTimeOffset now) =>
        [
            .. report.Secrets.Select(candidate => Of(candidate, now)),
            .. report.Unmanageable.Select(Of),
            .. report.Lost.Select(Of),
            .. report.Unread.Where(place => place.Name is not null).Select(Of),
        ];

    public static EstateRow Of(SweepCandidate candidate, DateTimeOffset now)
    {
        var ends = RotationPolicy.ExpiryOf(candidate.Secret, candidate.Policy);
        var due = candidate.Issues ? RotationPolicy.DueAt(candidate.Secret, candidate.Policy) : (DateTimeOffset?)null;
        return new(candidate.Secret.Newest, StateOf(candidate, due, ends, now), candidate, due, ends, null)
        {
            Hold = candidate.Issues ? candidate.Secret.HoldAt(now) : null,
        };
    }

    public static EstateRow Of(UnmanageableSecret secret) =>
        new(secret.Version, SecretState.Unmanageable, null, null, null, secret.Problem);

    public static EstateRow Of(LostSecret lost) => new(lost.Newest, SecretState.Lost, null, null, null, lost.Reason);

    public static EstateRow Of(UnreadPlace place) => new(place.Secret.At(""), SecretState.Unread, null, null, null, place.Reason);

    private static SecretState StateOf(SweepCandidate candidate, DateTimeOffset? due, DateTimeOffset ends, DateTimeOffset now) =>
        candidate.Current is { Outcome: null, Stage: RotationSteps.WaitingForApproval } ? SecretState.WaitingForApproval
        : candidate.IsRunning ? SecretState.Running
        : candidate.Current?.Outcome?.Kind is OutcomeKind.PersonNeeded or OutcomeKind.KeptBoth ? SecretState.NeedsPerson
        : !candidate.Secret.Enabled ? SecretState.Disabled
        : candidate.Issues && ends <= now ? SecretState.Expired
        : candidate.Current?.Outcome?.Kind is OutcomeKind.Restored ? SecretState.RolledBack
        : due <= now ? SecretState.Due
        : SecretState.Fine;
}
