using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>Decides who may answer, what the answers so far amount to, and when to look or to remind again. Pure.</summary>
public static class ApprovalPolicy
{
    /// <summary>How soon a person who has just been asked may answer without a nudge getting through.</summary>
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(4);

    /// <summary>
    /// Looks become rarer as the question gets older: a lost nudge costs a quarter of the time already waited, and a wait of three
    /// days some fifty looks, each of which an orchestration replays from then on.
    /// </summary>
    private const double LookShare = 1.0 / 4;

    /// <summary>Why this person's answer does not count; null where it does. An empty list of approvers means anybody else.</summary>
    public static Reason? WhyMayNotAnswer(ApprovalRecord approval, string person)
    {
        var approvers = approval.Request.Policy.Approvers;
        return ApprovalPerson.Same(approval.Request.RequestedBy, person)
                ? new(CoreCodes.RequesterMayNotApprove, $"{person} asked for this rotation; somebody else must answer.")
            : approvers.Count > 0 && !approvers.Any(one => ApprovalPerson.Same(one, person))
                ? new(CoreCodes.NotAnApprover, $"{person} is not among the approvers of policy '{approval.Request.Policy.Name}'.")
            : null;
    }

    /// <param name="cancelled">Somebody asked the rotation to stop.</param>
    /// <param name="changed">What is no longer as it was shown.</param>
    public static Verdict Judge(ApprovalRecord approval, Reason? cancelled, Reason? changed, DateTimeOffset now)
    {
        if (approval.Closed is { } closed)
        {
            return closed;
        }

        return cancelled is not null ? new Verdict(VerdictKind.Cancelled, cancelled, now)
            : Rejection(approval) is { } rejection ? new Verdict(VerdictKind.Rejected, rejection, now)
            : changed is not null ? new Verdict(VerdictKind.Void, changed, now)
            : Approvals(approval) >= Needed(approval) ? new Verdict(VerdictKind.Approved, Agreement(approval), now)
            : approval.Evidence.Deadline <= now ? new Verdict(VerdictKind.TimedOut, Silence(approval), now)
            : new Verdict(VerdictKind.Pending, Waiting(approval), LookAgainAt(approval, now));
    }

    /// <summary>How many reminders should have gone out by now; those that were missed count as one.</summary>
    public static int RemindersDue(ApprovalRecord approval, DateTimeOffset now) =>
        approval.Request.Policy.RemindEvery is { } every && now < approval.Evidence.Deadline
            ? (int)Math.Max(0, Math.Floor((now - approval.AskedAt) / every))
            : 0;

    /// <summary>When others are to be told that nobody answers; null where the policy says never, or where it is done.</summary>
    public static DateTimeOffset? EscalatesAt(ApprovalRecord approval) =>
        approval is { Escalated: false, Request.Policy: { EscalateAfter: { } after, EscalateTo.Count: > 0 } }
        && approval.AskedAt + after < approval.Evidence.Deadline
            ? approval.AskedAt + after
            : null;

    private static DateTimeOffset LookAgainAt(ApprovalRecord approval, DateTimeOffset now)
    {
        var pause = (now - approval.AskedAt) * LookShare;
        pause = pause < ShortestLook ? ShortestLook : pause;
        var look = now + (pause < LongestLook ? pause : LongestLook);
        if (approval.Request.Policy.RemindEvery is { } every)
        {
            var reminder = approval.AskedAt + (every * (RemindersDue(approval, now) + 1));
            look = reminder < look ? reminder : look;
        }

        look = EscalatesAt(approval) is { } escalation && escalation < look ? escalation : look;
        return approval.Evidence.Deadline < look ? approval.Evidence.Deadline : look;
    }

    private static int Needed(ApprovalRecord approval) => Math.Max(1, approval.Request.Policy.ApprovalsNeeded);

    private static int Approvals(ApprovalRecord approval) => approval.Decisions.Count(one => one.Approves);

    private static Reason? Rejection(ApprovalRecord approval) =>
        approval.Decisions.FirstOrDefault(one => !one.Approves) is { } no
            ? new(CoreCodes.Rejected, $"{no.Who} said no{(no.Why is { } why ? $": {why}" : ".")}")
            : null;

    private static Reason Agreement(ApprovalRecord approval) =>
        new(
            CoreCodes.Approved,
            $"Approved by {string.Join(", ", approval.Decisions.Where(one => one.Approves).Select(one => one.Who))}."
        );

    private static Reason Silence(ApprovalRecord approval) =>
        new(
            CoreCodes.ApprovalTimedOut,
            $"{Approvals(approval)} of {Needed(approval)} approvals came in by {approval.Evidence.Deadline:u}."
        );

    private static Reason Waiting(ApprovalRecord approval) =>
        new(CoreCodes.WaitingForApproval, $"{Approvals(approval)} of {Needed(approval)} approvals so far.");
}
