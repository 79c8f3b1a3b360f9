using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.TestSupport.Approvals;

/// <summary>A request as a rotation of the secret <c>reporting</c> would make it.</summary>
internal static class Question
{
    public const string OldVersion = "0123456789abcdef0123456789abcdef";
    public const string NewVersion = "fedcba9876543210fedcba9876543210";
    public const string Ann = "ann@contoso.example";
    public const string Bob = "bob@contoso.example";
    public const string Cy = "cy@contoso.example";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly SecretReference Secret = new(new Uri("https://contoso.vault.azure.net"), "reporting");

    public static PolicySettings Policy { get; } =
        new(
            "critical",
            TimeSpan.FromDays(90),
            TimeSpan.FromDays(30),
            TimeSpan.FromDays(90),
            TimeSpan.FromHours(6),
            TimeSpan.FromHours(1),
            RetireGate.HealthAndApproval,
            StartGate.None,
            null,
            [Ann, Bob, Cy],
            1,
            TimeSpan.FromDays(3),
            null,
            TimeoutAction.KeepBoth,
            RetireBy.Delete,
            [],
            []
        );

    public static ApprovalQuestion For(PolicySettings? policy = null, string requestedBy = "sweep", string newId = "new-hint")
    {
        var subject = Secret.At(OldVersion);
        var request = new RotationRequest(
            RotationId.For(subject),
            subject,
            policy ?? Policy,
            RotationMode.Routine,
            RotationTrigger.Schedule,
            requestedBy,
            Start
        );
        return new ApprovalQuestion(request, Evidence(request, newId));
    }

    private static Evidence Evidence(RotationRequest request, string newId) =>
        new(
            request.RotationId,
            ApprovalGate.Retire,
            Secret,
            "oauth-client-secret",
            "acme.eu.qlikcloud.com",
            "old-hint",
            newId,
            OldVersion,
            NewVersion,
            Start.AddDays(-80),
            Start.AddHours(-6),
            Start.AddDays(84),
            new HealthReport(Start, [new("acme.eu.qlikcloud.com", true, true, new("Accepted", "The tenant took it."))], null),
            [new SlotState("data-connection:one", true, new("Works", "The connection works."))],
            request.RequestedBy,
            Start + request.Policy.ApprovalTimeout,
            request.Policy.OnTimeout
        );
}
