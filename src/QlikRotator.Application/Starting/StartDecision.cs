using QlikRotator.Application.External;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Starting;

/// <summary>Decides whether a trigger starts a rotation. Pure: facts in, answer out.</summary>
internal static class StartDecision
{
    /// <summary>Why nothing is to be started; null when something is.</summary>
    public static StartResult? WhyNot(StartFacts facts) =>
        facts switch
        {
            { Order.About: { } about } when about != facts.Secret.Newest.Version => StartResult.Nothing(
                CoreCodes.Stale,
                $"Version {about} is not the newest version of {facts.Secret.Secret} any more."
            ),
            { Writer: { Outcome: null } writer } => StartResult.Running(writer.RotationId),
            { Same: { Outcome: null } same } when IsUnderWay(same.Stage) => StartResult.Running(same.RotationId),
            { Order: { Mode: RotationMode.Routine } order } when WhyNot(order, facts) is { } rule => rule,
            { Order.Trigger: RotationTrigger.Person } => PersonalStart.WhyNot(facts),
            { Same.Outcome.Kind: OutcomeKind.Rotated or OutcomeKind.Delivered or OutcomeKind.Held } => StartResult.Nothing(
                ApplicationCodes.AlreadyDone,
                $"Version {facts.Secret.Newest.Version} was dealt with already.",
                facts.Same.RotationId
            ),
            { Order.About: not null, Same.ConcludedAt: { } ended } when facts.Now - ended < Pause => StartResult.Nothing(
                ApplicationCodes.TriedLately,
                $"Rotation {facts.Same.RotationId} ended {ended:u} without a new value; an event starts it again after {Pause.TotalHours} h."
            ),
            { Order.Trigger: RotationTrigger.NewVersion } => WhyNotDeliver(facts),
            { Secret.Source: ExternalSource.Kind } => StartResult.Nothing(
                ApplicationCodes.WrittenElsewhere,
                $"{facts.Secret.Secret} is renewed by its own writer."
            ),
            _ => WhyNotDue(facts),
        };

    /// <summary>What is paused nobody starts but for a leak; what is left to people no trigger starts.</summary>
    private static StartResult? WhyNot(StartOrder order, StartFacts facts) =>
        RotationPolicy.WhyNotAutomatic(facts.Secret, facts.Policy) is not { } why ? null
        : order.Trigger != RotationTrigger.Person ? StartResult.Nothing(why.Code, why.Message)
        : why.Code == CoreCodes.Paused ? StartResult.Refused(why)
        : null;

    /// <summary>
    /// A row that is still at its first stage may be one whose host never heard of it, because the process died in between: the host
    /// is asked again, and it starts nothing twice.
    /// </summary>
    private static bool IsUnderWay(string stage) => stage != Core.Ledger.RotationLedger.Started;

    private static StartResult? WhyNotDeliver(StartFacts facts) =>
        facts.Secret.Source == ExternalSource.Kind ? null
        : facts.Secret.RotationId == ManagedTags.Adopted
            ? StartResult.Nothing(ApplicationCodes.Adopted, $"A person put {facts.Secret.Secret} under management.")
        : facts.Writer is not null
            ? StartResult.Nothing(
                ApplicationCodes.OwnVersion,
                $"Rotation {facts.Writer.RotationId} wrote this version.",
                facts.Writer.RotationId
            )
        : StartResult.Nothing(
            CoreCodes.VaultDrift,
            $"Somebody else wrote version {facts.Secret.Newest.Version} of {facts.Secret.Secret}, whose values are issued by the tenant."
        );

    /// <summary>Events come as often as their sender likes. What ended without success is not begun by each of them.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private static StartResult? WhyNotDue(StartFacts facts) =>
        RotationPolicy.WhyRotate(facts.Secret, facts.Policy, facts.Now) is not null
            ? null
            : StartResult.Nothing(
                ApplicationCodes.NotDue,
                $"{facts.Secret.Secret} is due on {RotationPolicy.DueAt(facts.Secret, facts.Policy):u}."
            );
}
