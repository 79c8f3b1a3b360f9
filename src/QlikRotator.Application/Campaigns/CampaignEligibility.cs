using QlikRotator.Application.External;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Campaigns;

/// <summary>Decides which secrets a campaign takes. Nothing that somebody keeps back is started without a word. Pure.</summary>
internal static class CampaignEligibility
{
    /// <summary>Why a secret is left out; null where it is taken.</summary>
    public static Reason? WhyNot(SweepCandidate one, CampaignRequest request, DateTimeOffset now) =>
        one.Secret.Source == ExternalSource.Kind
            ? new(ApplicationCodes.WrittenElsewhere, $"{one.Secret.Secret} is renewed by its own writer.")
        : !one.Secret.Enabled ? new(CoreCodes.SecretDisabled, $"The newest version of {one.Secret.Secret} is disabled.")
        : request.Mode == RotationMode.Leak ? WhyNotLeak(one, request, now)
        : WhyNotRoutine(one, request, now);

    /// <summary>What is to be known about a secret that is taken; null for nothing.</summary>
    public static Reason? NoteOn(SweepCandidate one, CampaignRequest request, DateTimeOffset now) =>
        request.Mode == RotationMode.Leak && one.Secret.HoldAt(now) is not null
            ? new(
                CoreCodes.Held,
                "It is held, and a leak does not wait for that: consumers that do not read the vault stop working."
            )
        : request.Mode == RotationMode.Leak && one.IsRunning
            ? new(ApplicationCodes.LeakPromoted, $"Rotation {one.Current!.RotationId} is under way and becomes a leak one.")
        : one.Secret.HoldAt(now)?.WhyKept(one.Secret.Secret);

    private static Reason? WhyNotLeak(SweepCandidate one, CampaignRequest request, DateTimeOffset now) =>
        one is { IsRunning: true, Current: { } current } && (current.Mode == RotationMode.Leak || current.Leak is not null)
            ? StartResult.Running(current.RotationId).Reason
            : PersonalStart.WhyNot(FactsOf(one, request, now))?.Reason;

    private static Reason? WhyNotRoutine(SweepCandidate one, CampaignRequest request, DateTimeOffset now) =>
        one.IsRunning ? StartResult.Running(one.Current!.RotationId).Reason
        : !request.TakesHeld && one.Secret.HoldAt(now) is { } hold ? hold.WhyKept(one.Secret.Secret)
        : IsKeptBack(one, request) ? RotationPolicy.WhyNotAutomatic(one.Secret, one.Policy)
        : one.Current?.Outcome is { Kind: OutcomeKind.PersonNeeded or OutcomeKind.KeptBoth } last
            ? new(
                ApplicationCodes.LastRunNeedsPerson,
                $"Rotation {one.Current.RotationId} ended with something that a person has to settle first: {last.Reason.Message}"
            )
        : StartDecision.WhyNot(FactsOf(one, request, now))?.Reason;

    private static bool IsKeptBack(SweepCandidate one, CampaignRequest request) =>
        RotationPolicy.StartsOf(one.Secret, one.Policy) is var rule
        && (rule == StartRule.Paused || (rule == StartRule.Manual && !request.TakesManual));

    private static StartFacts FactsOf(SweepCandidate one, CampaignRequest request, DateTimeOffset now)
    {
        var order = new StartOrder(one.Secret.Secret.ToString(), RotationTrigger.Person, request.By, request.Mode)
        {
            RequesterIsKnown = request.RequesterIsKnown,
        };
        var isSame = one.Current?.RotationId == RotationId.For(one.Secret.Newest);
        return new(order, one.Secret, one.Policy, isSame ? one.Current : null, isSame ? null : one.Current, now);
    }
}
