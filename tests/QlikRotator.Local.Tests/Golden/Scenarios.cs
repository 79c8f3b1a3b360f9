using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Tests.World;
using static QlikRotator.Local.Tests.World.Story;

namespace QlikRotator.Local.Tests.Golden;

/// <summary>The stories that have a golden journal: every way a rotation can take.</summary>
internal static partial class Scenarios
{
    private static readonly PolicySettings Watched = Policy with { ProofInterval = TimeSpan.FromMinutes(25) };
    private static readonly PolicySettings Approval = Policy with { Gate = RetireGate.HealthAndApproval };
    private static readonly Reason Later = new("TenantBusy", "The tenant asks to come back later.");

    private static readonly RetireResult Unhealthy = new(
        false,
        new("Refused", "The tenant refuses the value."),
        null,
        null,
        Begin
    )
    {
        Unhealthy = true,
    };

    public static IEnumerable<Scenario> All() =>
        [.. Good(), .. Refused(), .. Undone(), .. Asked(), .. Troubled(), .. Intervened()];

    private static IEnumerable<Scenario> Good() =>
        [
            new("rotated-by-health-gate", OutcomeKind.Rotated, Request(), GoodWorld("webhook:consumer", "key-vault:copy")),
            new("rotated-with-proofs-during-the-soak", OutcomeKind.Rotated, Request(Watched), GoodWorld()),
            new(
                "rotated-without-soak-and-gate",
                OutcomeKind.Rotated,
                Request(Policy with { Gate = RetireGate.None, Soak = TimeSpan.Zero }),
                GoodWorld("webhook:consumer")
            ),
            new("leak", OutcomeKind.Rotated, Request(Approval.ForLeak(), mode: RotationMode.Leak), GoodWorld("webhook:consumer")),
            new("external-delivered", OutcomeKind.Delivered, Request(), ExternalWorld()),
            new("rotated-in-its-window", OutcomeKind.Rotated, Request(InWindow()), GoodWorld()),
            new(
                "issued-ahead-and-retired-at-the-old-ones-end",
                OutcomeKind.Rotated,
                Request(Policy with { RetireAtExpiry = true }),
                GoodWorld("webhook:consumer")
            ),
            new(
                "rotated-in-the-window-of-a-zone",
                OutcomeKind.Rotated,
                Request(InWindow("Europe/Berlin")),
                GoodWorld()
                    .On(
                        RotationSteps.Inspect,
                        request =>
                            StepAnswer.Done(
                                new Inspection(Secret(request), "old", true, true, null) { OpensAt = Begin.AddDays(2) }
                            )
                    )
            ),
        ];

    private static IEnumerable<Scenario> Refused() =>
        [
            new(
                "refused-at-inspect",
                OutcomeKind.Refused,
                Request(),
                GoodWorld().On(RotationSteps.Inspect, _ => StepAnswer.Done(Inspection.Refused(new("Stale", "It was replaced."))))
            ),
            new(
                "refused-by-issue",
                OutcomeKind.Refused,
                Request(),
                GoodWorld()
                    .On(RotationSteps.Issue, _ => StepAnswer.Done(new IssueResult(null, new("Quota", "Five secrets exist."))))
            ),
            new(
                "start-rejected",
                OutcomeKind.Refused,
                Request(Policy with { StartGate = StartGate.Approval }),
                GoodWorld().On(RotationSteps.ReadVerdict, _ => Says(VerdictKind.Rejected))
            ),
        ];

    private static IEnumerable<Scenario> Undone() =>
        [
            new("delivery-failed", OutcomeKind.Restored, Request(), WithBadSlot(GoodWorld("webhook:consumer"))),
            new(
                "leak-delivery-failed",
                OutcomeKind.PersonNeeded,
                Request(Policy.ForLeak(), mode: RotationMode.Leak),
                WithBadSlot(GoodWorld("webhook:consumer"))
            ),
            new(
                "unhealthy-in-soak",
                OutcomeKind.Restored,
                Request(Watched),
                GoodWorld().On(RotationSteps.Prove, _ => StepAnswer.Done(Health(healthy: false)))
            ),
            new(
                "cancelled-in-soak",
                OutcomeKind.Restored,
                Request(),
                GoodWorld().On(RotationSteps.Prove, _ => StepAnswer.Done(Health(cancelled: new("Cancelled", "Not today.")))),
                TimeSpan.FromMinutes(10)
            ),
            new(
                "unhealthy-in-the-end",
                OutcomeKind.Restored,
                Request(),
                GoodWorld().On(RotationSteps.Retire, _ => StepAnswer.Done(Unhealthy))
            ),
            new("old-value-did-not-come-back", OutcomeKind.PersonNeeded, Request(), NotRestorable()),
            new("new-credential-did-not-go", OutcomeKind.PersonNeeded, Request(), NotDiscardable()),
        ];

    private static IEnumerable<Scenario> Asked() =>
        [
            new(
                "rotated-by-approval",
                OutcomeKind.Rotated,
                Request(Approval),
                GoodWorld().On(RotationSteps.ReadVerdict, Pending, _ => Says(VerdictKind.Approved)),
                TimeSpan.FromMinutes(90)
            ),
            new(
                "approval-rejected",
                OutcomeKind.Restored,
                Request(Approval),
                GoodWorld().On(RotationSteps.ReadVerdict, Pending, _ => Says(VerdictKind.Rejected))
            ),
            new(
                "approval-timed-out",
                OutcomeKind.KeptBoth,
                Request(Approval),
                GoodWorld().On(RotationSteps.ReadVerdict, Pending, Pending, _ => Says(VerdictKind.TimedOut))
            ),
            new(
                "approval-timed-out-restores",
                OutcomeKind.Restored,
                Request(Approval with { OnTimeout = TimeoutAction.Restore }),
                GoodWorld().On(RotationSteps.ReadVerdict, _ => Says(VerdictKind.TimedOut))
            ),
            new("void-question-asked-again", OutcomeKind.Rotated, Request(Approval), AskedTwice()),
        ];

    private static IEnumerable<Scenario> Troubled() =>
        [
            new(
                "tenant-says-when-to-come-back",
                OutcomeKind.Rotated,
                Request(),
                GoodWorld()
                    .On(
                        RotationSteps.Issue,
                        _ => StepAnswer.TryAgain<IssueResult>(Later, Begin + TimeSpan.FromMinutes(20)),
                        input => StepAnswer.Done(new IssueResult(Staged(input), null))
                    ),
                TimeSpan.FromMinutes(5)
            ),
            new(
                "step-gives-up-after-a-day",
                OutcomeKind.PersonNeeded,
                Request(Watched),
                GoodWorld()
                    .On(
                        RotationSteps.Prove,
                        _ => StepAnswer.TryAgain<HealthReport>(Later, null),
                        _ => StepAnswer.TryAgain<HealthReport>(Later, Begin + TimeSpan.FromHours(20)),
                        _ => StepAnswer.TryAgain<HealthReport>(Later, Begin + TimeSpan.FromHours(40))
                    )
            ),
            new(
                "step-fails-for-good",
                OutcomeKind.PersonNeeded,
                Request(),
                GoodWorld()
                    .On(RotationSteps.Retire, _ => StepAnswer.Failed<RetireResult>(new("Forbidden", "The role was taken away.")))
            ),
            new(
                "something-spoke-against-retiring",
                OutcomeKind.KeptBoth,
                Request(),
                GoodWorld()
                    .On(
                        RotationSteps.Retire,
                        _ => StepAnswer.Done(new RetireResult(false, new("VaultDrift", "Somebody wrote."), null, null, Begin))
                    )
            ),
        ];

    private static PolicySettings InWindow(string? zone = null) =>
        Policy with
        {
            StartGate = StartGate.Window,
            Window = new([DayOfWeek.Saturday], new TimeOnly(22, 0), new TimeOnly(4, 0)) { TimeZone = zone },
        };

    private static ScriptedWorld ExternalWorld() =>
        GoodWorld("data-connection:1#/password")
            .On(
                RotationSteps.Inspect,
                request =>
                    StepAnswer.Done(new Inspection(Secret(request, "data-connection:1#/password"), null, true, false, null))
            )
            .On(
                RotationSteps.Issue,
                input =>
                    StepAnswer.Done(
                        new IssueResult(Staged(input) with { CredentialId = null, Version = input.Request.Subject }, null)
                    )
            );

    private static ScriptedWorld WithBadSlot(ScriptedWorld world) =>
        world.On(RotationSteps.Deliver, input => StepAnswer.Done(Delivered(input, good: false)));

    private static ScriptedWorld NotRestorable() =>
        WithBadSlot(GoodWorld("webhook:consumer"))
            .On(
                RotationSteps.Restore,
                _ => StepAnswer.Done(new RestoreResult(false, [], new("OldRefused", "The old one is dead.")))
            );

    private static ScriptedWorld NotDiscardable() =>
        WithBadSlot(GoodWorld("webhook:consumer"))
            .On(
                RotationSteps.Discard,
                _ => StepAnswer.Done(new DiscardResult(false, new("Forbidden", "The role was taken away.")))
            );

    private static ScriptedWorld AskedTwice() =>
        GoodWorld()
            .On(
                RotationSteps.Ask,
                question => StepAnswer.Done(Ticket(question, "approval-1")),
                question => StepAnswer.Done(Ticket(question, "approval-2"))
            )
            .On(RotationSteps.ReadVerdict, _ => Says(VerdictKind.Void), _ => Says(VerdictKind.Approved));

    private static StepAnswer<Verdict> Pending(ApprovalTicket ticket) =>
        StepAnswer.Done(
            new Verdict(VerdictKind.Pending, new("Open", "Nobody has answered."), ticket.Deadline - TimeSpan.FromHours(1))
        );
}
