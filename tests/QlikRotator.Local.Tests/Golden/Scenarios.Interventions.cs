using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using static QlikRotator.Local.Tests.World.Story;

namespace QlikRotator.Local.Tests.Golden;

/// <summary>The stories in which somebody acts, or has to, while a rotation is under way.</summary>
internal static partial class Scenarios
{
    private static IEnumerable<Scenario> Intervened() =>
        [
            new(
                "leak-declared-in-soak",
                OutcomeKind.Rotated,
                Request(),
                GoodWorld("webhook:consumer").On(RotationSteps.Prove, _ => StepAnswer.Done(Health() with { Leak = Leaked }))
            ),
            new(
                "leak-declared-before-the-window",
                OutcomeKind.Rotated,
                Request(LaterWindow()),
                GoodWorld()
                    .On(
                        RotationSteps.Inspect,
                        request => StepAnswer.Done(new Inspection(Secret(request), "old-hint", true, true, null)),
                        request =>
                            StepAnswer.Done(new Inspection(Secret(request), "old-hint", true, true, null) { Leak = Leaked })
                    ),
                TimeSpan.FromMinutes(10)
            ),
            new("scheduled", OutcomeKind.Rotated, Request() with { NotBefore = Begin + TimeSpan.FromHours(3) }, GoodWorld()),
            new(
                "external-superseded",
                OutcomeKind.Superseded,
                Request(Watched),
                ExternalWorld()
                    .On(
                        RotationSteps.Prove,
                        _ =>
                            StepAnswer.Done(
                                Health(healthy: false) with
                                {
                                    Superseded = new(CoreCodes.Superseded, "A newer value came."),
                                }
                            )
                    )
            ),
            new(
                "claimed-credential-approved",
                OutcomeKind.Rotated,
                Request(Policy with { Approvers = ["ops@contoso.example"] }),
                GoodWorld()
                    .On(
                        RotationSteps.Inspect,
                        request =>
                            StepAnswer.Done(
                                new Inspection(Secret(request), "old-hint", true, true, null)
                                {
                                    Mapping = CredentialMapping.Claimed,
                                    Candidates = [new("old-hint", Begin, "somebody"), new("other", null, null)],
                                }
                            )
                    )
                    .On(RotationSteps.ReadVerdict, _ => Says(VerdictKind.Approved))
            ),
        ];

    private static PolicySettings LaterWindow() =>
        Policy with
        {
            StartGate = StartGate.Window,
            Window = new([DayOfWeek.Wednesday], new TimeOnly(22, 0), new TimeOnly(4, 0)),
        };

    private static LeakDeclaration Leaked { get; } = new("ops@contoso.example", null, Begin);
}
