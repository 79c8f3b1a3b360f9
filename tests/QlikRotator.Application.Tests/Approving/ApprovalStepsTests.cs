using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Application.Tests.Approving;

public sealed class ApprovalStepsTests : IDisposable
{
    private readonly ApprovalWorld _world = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_Run_InTheLedgerBeforeAnybodyIsTold()
    {
        var ticket = await AskAsync();

        _world.Sent.ShouldBe(["ask, in the ledger: True"]);
        ticket.Deadline.ShouldBe(Question.Start.AddDays(3));
        (await _world.Book.FindAsync(ticket.ApprovalId, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Ask_RunAgain_SameTicketAndOneEvent()
    {
        var first = await AskAsync();

        var second = await AskAsync();

        second.ApprovalId.ShouldBe(first.ApprovalId);
        (await EventsAsync(first)).Count(what => what == "ApprovalAsked").ShouldBe(1);
    }

    [Fact]
    public async Task ReadVerdict_NobodyAnswered_PendingAndShown()
    {
        var ticket = await AskAsync();

        var verdict = await _world.ReadVerdict.RunAsync(ticket, Ct);

        verdict.Kind.ShouldBe(VerdictKind.Pending);
        verdict.LookAgainAt.ShouldBe(Question.Start.AddSeconds(5));
        (await _world.Ledger.FindAsync(ticket.Request.RotationId, Ct))!.Stage.ShouldBe("Waiting for approval");
    }

    [Fact]
    public async Task ReadVerdict_AnsweredAndNoNudgeEverCame_Approved()
    {
        var ticket = await AskAsync();
        _world.HostIsDeaf = true;
        await AnswerAsync(ticket, approves: true);

        (await _world.ReadVerdict.RunAsync(ticket, Ct)).Kind.ShouldBe(VerdictKind.Approved);

        (await EventsAsync(ticket)).ShouldBe(["Started", "ApprovalAsked", "Approved", "ApprovalApproved"]);
    }

    [Fact]
    public async Task ReadVerdict_AnswerNotNotedBecauseItsProcessDied_NotedNow()
    {
        var ticket = await AskAsync();
        var decision = new ApprovalDecision(Question.Ann, true, null, Question.Start, "link");
        await _world.Book.AnswerAsync(ticket.ApprovalId, decision, null, Ct);

        await _world.ReadVerdict.RunAsync(ticket, Ct);
        await _world.ReadVerdict.RunAsync(ticket, Ct);

        (await EventsAsync(ticket)).ShouldBe(["Started", "ApprovalAsked", "Approved", "ApprovalApproved"]);
    }

    [Fact]
    public async Task ReadVerdict_VaultChangedAfterTheYes_Void()
    {
        var ticket = await AskAsync();
        await AnswerAsync(ticket, approves: true);
        _world.NewestVersion = "somebody-elses";

        (await _world.ReadVerdict.RunAsync(ticket, Ct)).Kind.ShouldBe(VerdictKind.Void);
    }

    [Fact]
    public async Task ReadVerdict_VaultDown_TryAgainRatherThanAYes()
    {
        var ticket = await AskAsync();
        await AnswerAsync(ticket, approves: true);
        _world.VaultIsDown = true;

        await Should.ThrowAsync<TryAgainException>(() => _world.ReadVerdict.RunAsync(ticket, Ct));
    }

    [Fact]
    public async Task ReadVerdict_CancelRequested_CancelledWithItsReason()
    {
        var ticket = await AskAsync();
        var why = new Reason("Cancelled", "Not during the release.");
        await _world.Ledger.RequestCancelAsync(ticket.Request.RotationId, why, Ct);

        (await _world.ReadVerdict.RunAsync(ticket, Ct)).ShouldBe(new Verdict(VerdictKind.Cancelled, why, Question.Start));
    }

    [Fact]
    public async Task ReadVerdict_Deadline_TimedOut()
    {
        var ticket = await AskAsync();
        _world.Time.Advance(TimeSpan.FromDays(3));

        (await _world.ReadVerdict.RunAsync(ticket, Ct)).Kind.ShouldBe(VerdictKind.TimedOut);
    }

    [Fact]
    public async Task ReadVerdict_LedgerLostTheQuestion_VoidSoThatItIsAskedAgain()
    {
        var ticket = await AskAsync();

        (await _world.ReadVerdict.RunAsync(ticket with { ApprovalId = "gone" }, Ct)).Kind.ShouldBe(VerdictKind.Void);
    }

    [Fact]
    public async Task ReadVerdict_ReminderDue_OnceAPeriodHoweverOftenLooked()
    {
        var ticket = await AskAsync(TimeSpan.FromHours(10));
        await LookAtHoursAsync(ticket, 9, 10, 11, 12, 20, 21);

        _world.Sent.Count(sent => sent.StartsWith("remind", StringComparison.Ordinal)).ShouldBe(2);
        (await EventsAsync(ticket)).Count(what => what == "Reminded").ShouldBe(2);
    }

    [Fact]
    public async Task ReadVerdict_ThreePeriodsMissed_OneReminder()
    {
        var ticket = await AskAsync(TimeSpan.FromHours(10));
        await LookAtHoursAsync(ticket, 35, 36);

        _world.Sent.Count(sent => sent.StartsWith("remind", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task ReadVerdict_Answered_NoReminder()
    {
        var ticket = await AskAsync(TimeSpan.FromHours(10));
        await AnswerAsync(ticket, approves: true);
        await LookAtHoursAsync(ticket, 11);

        _world.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ReadVerdict_NobodyAnswersForLong_OthersAreToldOnce()
    {
        var ticket = await AskAsync(Escalating);
        await LookAtHoursAsync(ticket, 23, 24, 25, 50);

        _world.Sent.Count(sent => sent == "escalate").ShouldBe(1);
        (await EventsAsync(ticket)).Count(what => what == "Escalated").ShouldBe(1);
    }

    [Fact]
    public async Task ReadVerdict_AnsweredBeforeOthersAreTold_TheyNeverAre()
    {
        var ticket = await AskAsync(Escalating);
        await AnswerAsync(ticket, approves: true);
        await LookAtHoursAsync(ticket, 25);

        _world.Sent.ShouldNotContain("escalate");
    }

    public void Dispose() => _world.Dispose();

    private static PolicySettings Escalating =>
        Question.Policy with
        {
            EscalateAfter = TimeSpan.FromDays(1),
            EscalateTo = ["boss"],
        };

    private Task<ApprovalTicket> AskAsync(TimeSpan? remindEvery = null) =>
        AskAsync(Question.Policy with { RemindEvery = remindEvery });

    private async Task<ApprovalTicket> AskAsync(PolicySettings policy)
    {
        var question = Question.For(policy);
        await _world.Ledger.OpenAsync(question.Request, null, Ct);
        return await _world.Ask.RunAsync(question, Ct);
    }

    private Task AnswerAsync(ApprovalTicket ticket, bool approves) =>
        _world.Desk.AnswerByNameAsync(ticket.ApprovalId, Question.Ann, "command line", new(approves, null, null), _world, Ct);

    private async Task LookAtHoursAsync(ApprovalTicket ticket, params int[] hours)
    {
        foreach (var hour in hours)
        {
            _world.Time.SetUtcNow(Question.Start.AddHours(hour));
            await _world.ReadVerdict.RunAsync(ticket, Ct);
        }
    }

    private async Task<List<string>> EventsAsync(ApprovalTicket ticket) =>
        [.. (await _world.Ledger.EventsAsync(ticket.Request.RotationId, Ct).ToListAsync(Ct)).Select(one => one.Entry.What)];
}
