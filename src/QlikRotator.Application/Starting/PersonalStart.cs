using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Starting;

/// <summary>
/// What holds for people, whom nothing else slows down: a stolen key must not burn one credential after another, and leak mode,
/// which skips soak and gates, is the policy's to allow.
/// </summary>
internal static class PersonalStart
{
    /// <summary>Between the end of a rotation that a person started and the start of the next one by a person.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public static StartResult? WhyNot(StartFacts facts) =>
        facts switch
        {
            { Order.Mode: RotationMode.Leak } when facts.Policy.LeakRuleInForce() == LeakRule.Denied => StartResult.Refused(
                new(
                    ApplicationCodes.LeakDenied,
                    $"Policy '{facts.Policy.Name}' does not allow leak mode: start a routine rotation."
                )
            ),
            { Order.RequesterIsKnown: false } when AsksPeople(facts) => StartResult.Refused(
                new(
                    ApplicationCodes.RequesterUnknown,
                    $"Policy '{facts.Policy.Name}' asks for the approval of somebody else than whoever starts the rotation: sign in, or start it on the command line. A key does not say who you are."
                )
            ),
            { Writer: { Trigger: RotationTrigger.Person, ConcludedAt: { } ended } writer } when facts.Now - ended < Pause =>
                StartResult.Refused(
                    new(
                        ApplicationCodes.TooSoon,
                        $"Rotation {writer.RotationId}, which a person started, wrote this value and ended {ended:u}: the next one may be started by a person at {ended + Pause:u}."
                    )
                ),
            _ => null,
        };

    private static bool AsksPeople(StartFacts facts) =>
        facts.Order.Mode == RotationMode.Leak
            ? facts.Policy.LeakRuleInForce() == LeakRule.Approval
            : facts.Policy.StartGate == StartGate.Approval
                || facts.Policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval;
}
