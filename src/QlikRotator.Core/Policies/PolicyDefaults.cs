using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Policies;

/// <summary>The policy that applies where nothing is written down.</summary>
public static class PolicyDefaults
{
    public static PolicySettings BuiltIn { get; } =
        new(
            ManagedTags.DefaultPolicy,
            MaxAge: TimeSpan.FromDays(90),
            RotateBeforeExpiry: TimeSpan.FromDays(30),
            Validity: TimeSpan.FromDays(90),
            // A Qlik access token outlives its secret by up to six hours: half an hour more, and nobody still holds one.
            Soak: TimeSpan.FromHours(6.5),
            ProofInterval: TimeSpan.FromHours(1),
            RetireGate.Health,
            StartGate.None,
            Window: null,
            Approvers: [],
            ApprovalsNeeded: 1,
            ApprovalTimeout: TimeSpan.FromDays(3),
            RemindEvery: null,
            TimeoutAction.KeepBoth,
            RetireBy.Delete,
            Channels: [],
            Allow: []
        );
}
