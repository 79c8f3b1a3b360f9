using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests;

/// <summary>Ordinary things, to be varied with <c>with</c> by the test that cares.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly SecretReference Reference = new(new Uri("https://contoso.vault.azure.net"), "reporting");

    public static PolicySettings Policy { get; } = PolicyDefaults.BuiltIn;

    public static ManagedSecret Secret { get; } =
        new(
            Reference.At("v1"),
            "oauth-client-secret",
            "acme.eu.qlikcloud.com",
            "client",
            "hint1",
            "default",
            Slots: [],
            CreatedOn: Now.AddDays(-10),
            ExpiresOn: Now.AddDays(80),
            Enabled: true,
            RotationId: null,
            Replaces: null
        );

    public static RotationRequest Request { get; } =
        new(RotationId.For(Secret.Newest), Secret.Newest, Policy, RotationMode.Routine, RotationTrigger.Schedule, "sweep", Now);

    public static StagedRotation Staged { get; } =
        new(Request, Secret, "hint1", new(Reference.At("v2"), "hint2", Now, Now.AddDays(90)), Issues: true);

    public static HealthReport Healthy { get; } = new(Now, [new("tenant", true, true, new("Accepted", "It works."))], null);

    public static HealthReport Unproved { get; } =
        new(Now, [new("tenant", true, false, new("Unprovable", "Nobody knows."))], null);

    public static HealthReport Ill { get; } = new(Now, [new("tenant", false, true, new("Refused", "401."))], null);

    public static SweepCandidate Candidate(ManagedSecret secret, RotationOutcome? outcome = null, bool running = false) =>
        new(secret, Policy, outcome is null && !running ? null : Record(outcome), Issues: true);

    /// <summary>The code, or null where nothing speaks against it: so that a missing reason fails a test that expects one.</summary>
    public static string? Code(this Reason? reason) => reason?.Code;

    public static RotationRecord Record(RotationOutcome? outcome) =>
        new(
            Request.RotationId,
            1,
            Request.Subject,
            Secret.Source,
            Secret.Tenant,
            "default",
            RotationMode.Routine,
            RotationTrigger.Schedule,
            "sweep",
            Now,
            "Prove",
            Now,
            outcome,
            outcome is null ? null : Now,
            CancelRequested: null
        );
}
