using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Policies;

/// <summary>What must be true before the old credential is deleted.</summary>
public enum RetireGate
{
    /// <summary>The soak has passed; nothing else.</summary>
    None,

    /// <summary>The new value and every slot are healthy at the end of the soak.</summary>
    Health,

    /// <summary>Enough approvers said yes.</summary>
    Approval,

    /// <summary>Healthy first, then approved on that evidence.</summary>
    HealthAndApproval,
}

/// <summary>What must be true before anything changes.</summary>
public enum StartGate
{
    None,
    Approval,
    Window,
}

/// <summary>What happens when no approval came in time. Both keep the old credential alive.</summary>
public enum TimeoutAction
{
    /// <summary>Stop, keep old and new, tell a person.</summary>
    KeepBoth,

    /// <summary>Give the old value back to everybody and delete the new credential.</summary>
    Restore,
}

/// <summary>What somebody needs who says that a value has leaked, which skips soak and gates.</summary>
public enum LeakRule
{
    /// <summary>Nothing more than to be allowed to start rotations.</summary>
    Allowed,

    /// <summary>The yes of one approver, who is asked at once.</summary>
    Approval,

    /// <summary>Leak mode is switched off for this policy.</summary>
    Denied,
}

/// <summary>How the old credential dies.</summary>
public enum RetireBy
{
    Delete,

    /// <summary>It is left to its own expiry, which is recorded.</summary>
    Expiry,
}

/// <summary>A policy with everything resolved, as it travels in a workflow's input. Durations are exact, times are UTC.</summary>
/// <param name="MaxAge">How old a value may get that Qlik never expires; also its Key Vault expiry.</param>
/// <param name="RotateBeforeExpiry">How long before expiry a rotation is due.</param>
/// <param name="Validity">How long an API key is asked to live.</param>
/// <param name="Soak">How long old and new live side by side before the gate.</param>
/// <param name="ProofInterval">How often health is proved during the soak.</param>
/// <param name="RemindEvery">How often approvers are reminded; null for never.</param>
/// <param name="Allow">Risky abilities switched on by name, such as <c>execution-token</c> or <c>owner-change</c>.</param>
public sealed record PolicySettings(
    string Name,
    TimeSpan MaxAge,
    TimeSpan RotateBeforeExpiry,
    TimeSpan Validity,
    TimeSpan Soak,
    TimeSpan ProofInterval,
    RetireGate Gate,
    StartGate StartGate,
    MaintenanceWindow? Window,
    IReadOnlyList<string> Approvers,
    int ApprovalsNeeded,
    TimeSpan ApprovalTimeout,
    TimeSpan? RemindEvery,
    TimeoutAction OnTimeout,
    RetireBy RetireBy,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Allow
)
{
    /// <summary>How long a request may wait for its answers before others are told; null for never.</summary>
    public TimeSpan? EscalateAfter { get; init; }

    /// <summary>Channels of those who are told then, and when a rotation ends with something only a person can settle.</summary>
    public IReadOnlyList<string>? EscalateTo { get; init; }

    /// <summary>Who starts rotations; null is everybody. A secret's tag may be stricter.</summary>
    public StartRule? Starts { get; init; }

    /// <summary>The old credential is not deleted before this moment (UTC), however early its successor was issued; null for after the soak.</summary>
    public DateTimeOffset? RetireNotBefore { get; init; }

    /// <summary>True: not before the old value reaches its own end (its expiry, or the age that the policy allows). Null is no.</summary>
    public bool? RetireAtExpiry { get; init; }

    /// <summary>As it is written; null where nothing is.</summary>
    public LeakRule? Leak { get; init; }

    /// <summary>Where nothing is written down, people who are named as approvers are asked.</summary>
    public LeakRule LeakRuleInForce() => Leak ?? (Approvers.Count > 0 ? LeakRule.Approval : LeakRule.Allowed);

    /// <summary>The same policy when a value is known to have leaked: nothing is waited for.</summary>
    public PolicySettings ForLeak() =>
        this with
        {
            Soak = TimeSpan.Zero,
            Gate = RetireGate.None,
            StartGate = StartGate.None,
            RetireBy = RetireBy.Delete,
            RetireNotBefore = null,
            RetireAtExpiry = null,
        };

    /// <summary>
    /// The same when somebody says so, whom the policy need not believe: where <see cref="LeakRule.Approval"/> is in force, one
    /// approver is asked before anything changes.
    /// </summary>
    public PolicySettings ForDeclaredLeak() =>
        LeakRuleInForce() == LeakRule.Allowed
            ? ForLeak()
            : ForLeak() with
            {
                StartGate = StartGate.Approval,
                ApprovalsNeeded = 1,
                ApprovalTimeout = ApprovalTimeout < LongestLeakApproval ? ApprovalTimeout : LongestLeakApproval,
                EscalateAfter = EscalateAfter < LongestLeakApproval / 2 ? EscalateAfter : null,
            };

    /// <summary>A leak that nobody confirms in this time ends with nothing changed, and may be started again.</summary>
    private static readonly TimeSpan LongestLeakApproval = TimeSpan.FromHours(1);

    public bool Allows(string ability) => Allow.Contains(ability, StringComparer.Ordinal);
}
