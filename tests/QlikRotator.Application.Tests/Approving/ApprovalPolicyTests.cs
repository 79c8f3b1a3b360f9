using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Application.Tests.Approving;

public sealed class ApprovalPolicyTests
{
    private static readonly DateTimeOffset Now = Question.Start.AddHours(1);
    private static readonly Reason Cancelled = new("Cancelled", "Ann stopped it.");
    private static readonly Reason Changed = new("EvidenceChanged", "A version was written.");

    [Theory]
    [InlineData(1, "", VerdictKind.Pending)]
    [InlineData(1, "ann+", VerdictKind.Approved)]
    [InlineData(2, "ann+", VerdictKind.Pending)]
    [InlineData(2, "ann+ bob+", VerdictKind.Approved)]
    [InlineData(2, "ann+ bob-", VerdictKind.Rejected)]
    [InlineData(1, "ann-", VerdictKind.Rejected)]
    [InlineData(0, "", VerdictKind.Pending)]
    public void Judge_Answers_Counted(int needed, string answers, VerdictKind expected) =>
        Judge(Asked(needed, answers)).Kind.ShouldBe(expected);

    [Fact]
    public void Judge_Rejected_SaysWhoAndWhy() =>
        Judge(Asked(1, "ann-")).Reason.ToString().ShouldBe("Rejected: ann@contoso.example said no: not today");

    [Fact]
    public void Judge_DeadlineReached_TimedOut() =>
        Judge(Asked(2, "ann+"), at: Question.Start.AddDays(3))
            .Reason.Message.ShouldBe("1 of 2 approvals came in by 2026-03-05 08:00:00Z.");

    [Fact]
    public void Judge_EnoughBeforeTheDeadlineButLookedAtLater_Approved() =>
        Judge(Asked(1, "ann+"), at: Question.Start.AddDays(9)).Kind.ShouldBe(VerdictKind.Approved);

    [Fact]
    public void Judge_CancelledAndApproved_Cancelled() =>
        ApprovalPolicy.Judge(Asked(1, "ann+"), Cancelled, null, Now).Kind.ShouldBe(VerdictKind.Cancelled);

    [Fact]
    public void Judge_ChangedAndApproved_Void() =>
        ApprovalPolicy.Judge(Asked(1, "ann+"), null, Changed, Now).ShouldBe(new Verdict(VerdictKind.Void, Changed, Now));

    [Fact]
    public void Judge_ChangedAndRejected_Rejected() =>
        ApprovalPolicy.Judge(Asked(1, "ann-"), null, Changed, Now).Kind.ShouldBe(VerdictKind.Rejected);

    [Fact]
    public void Judge_Closed_ThatVerdictForGood()
    {
        var closed = new Verdict(VerdictKind.TimedOut, new("ApprovalTimedOut", "Nobody answered."), Now);

        ApprovalPolicy.Judge(Asked(1, "ann+") with { Closed = closed }, Cancelled, Changed, Now).ShouldBe(closed);
    }

    [Theory]
    [InlineData("00:00:00", "00:00:05")]
    [InlineData("00:00:40", "00:00:50")]
    [InlineData("00:08:00", "00:10:00")]
    [InlineData("1.00:00:00", "1.04:00:00")]
    [InlineData("2.23:50:00", "3.00:00:00")]
    public void Judge_Pending_LooksAgainMoreRarelyUntilTheDeadline(string after, string look) =>
        Judge(Asked(1, ""), at: Question.Start + TimeSpan.Parse(after))
            .LookAgainAt.ShouldBe(Question.Start + TimeSpan.Parse(look));

    [Fact]
    public void Judge_ReminderComesFirst_LooksAgainThen() =>
        Judge(Asked(1, "", TimeSpan.FromHours(25)), at: Question.Start.AddHours(24.9))
            .LookAgainAt.ShouldBe(Question.Start.AddHours(25));

    [Fact]
    public void Judge_EscalationComesFirst_LooksAgainThen()
    {
        var policy = Question.Policy with { EscalateAfter = TimeSpan.FromHours(25), EscalateTo = ["boss"] };

        Judge(Record(Question.For(policy), ""), at: Question.Start.AddHours(24.9))
            .LookAgainAt.ShouldBe(Question.Start.AddHours(25));
    }

    [Theory]
    [InlineData(23, 0)]
    [InlineData(24, 1)]
    [InlineData(49, 2)]
    [InlineData(72, 0)]
    public void RemindersDue_HoursAfter_OnePerPeriodBeforeTheDeadline(int hours, int due) =>
        ApprovalPolicy.RemindersDue(Asked(1, "", TimeSpan.FromDays(1)), Question.Start.AddHours(hours)).ShouldBe(due);

    [Fact]
    public void RemindersDue_PolicyWithout_None() =>
        ApprovalPolicy.RemindersDue(Asked(1, ""), Question.Start.AddDays(2)).ShouldBe(0);

    [Theory]
    [InlineData("ann@contoso.example", "sweep", null)]
    [InlineData("ANN@Contoso.Example ", "sweep", null)]
    [InlineData("eve@contoso.example", "sweep", "NotAnApprover")]
    [InlineData("", "sweep", "NotAnApprover")]
    [InlineData("ann@contoso.example", "Ann@contoso.example", "RequesterMayNotApprove")]
    public void WhyMayNotAnswer_ListOfApprovers_OnlyTheyAndNotTheRequester(string person, string requester, string? code) =>
        (ApprovalPolicy.WhyMayNotAnswer(Asked(1, "", requestedBy: requester), person)?.Code).ShouldBe(code);

    [Theory]
    [InlineData("eve@build01", null)]
    [InlineData("ann@laptop", "RequesterMayNotApprove")]
    public void WhyMayNotAnswer_NoList_AnybodyButTheRequester(string person, string? code)
    {
        var question = Question.For(Question.Policy with { Approvers = [] }, "ann@laptop");

        (ApprovalPolicy.WhyMayNotAnswer(Record(question, ""), person)?.Code).ShouldBe(code);
    }

    private static Verdict Judge(ApprovalRecord approval, DateTimeOffset? at = null) =>
        ApprovalPolicy.Judge(approval, null, null, at ?? Now);

    private static ApprovalRecord Asked(int needed, string answers, TimeSpan? remindEvery = null, string requestedBy = "sweep") =>
        Record(Question.For(Question.Policy with { ApprovalsNeeded = needed, RemindEvery = remindEvery }, requestedBy), answers);

    private static ApprovalRecord Record(ApprovalQuestion question, string answers) =>
        new(
            "id",
            question.Request,
            question.Evidence,
            ApprovalRecord.BindingOf(question.Request, question.Evidence),
            Question.Start,
            [],
            Decisions(answers),
            0,
            null
        );

    private static List<ApprovalDecision> Decisions(string answers) =>
        [
            .. answers
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => new ApprovalDecision($"{one[..^1]}@contoso.example", one[^1] == '+', "not today", Now, "link")),
        ];
}
