using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Application.Tests.Approving;

public sealed class ApprovalStoreTests : IDisposable
{
    private readonly ApprovalWorld _world = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_SameEvidenceAgain_SameQuestionWithItsAnswers()
    {
        var first = await _world.AskAsync();
        await _world.AnswerAsync(first, Question.Ann);

        var again = await _world.AskAsync();

        again.ApprovalId.ShouldBe(first.ApprovalId);
        again.Decisions.Single().By.ShouldBe(Question.Ann);
    }

    [Fact]
    public async Task Ask_OtherEvidence_EndsTheQuestionBefore()
    {
        var first = await _world.AskAsync();

        var second = await _world.AskAsync(Question.For(newId: "another"));

        second.ApprovalId.ShouldNotBe(first.ApprovalId);
        (await _world.AnswerAsync(first, Question.Ann)).ShouldSatisfyAllConditions(
            answer => answer.Kind.ShouldBe(AnswerKind.Settled),
            answer => answer.Verdict!.Kind.ShouldBe(VerdictKind.Void),
            answer => answer.Verdict!.Reason.Code.ShouldBe("Superseded")
        );
        (await _world.Desk.FindOpenAsync(first.Request.RotationId, Ct))!.ApprovalId.ShouldBe(second.ApprovalId);
    }

    [Fact]
    public async Task Answer_Approver_Recorded()
    {
        var asked = await _world.AskAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(5));

        var answer = await _world.AnswerAsync(asked, Question.Ann, why: "looks right");

        answer.Kind.ShouldBe(AnswerKind.Recorded);
        var expected = new ApprovalDecision(Question.Ann, true, "looks right", Question.Start.AddMinutes(5), "command line");
        answer.Decision.ShouldBe(expected);
        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBe([expected]);
        answer.Verdict!.Kind.ShouldBe(VerdictKind.Approved);
    }

    [Fact]
    public async Task Answer_OppositeLater_FirstStands()
    {
        var asked = await _world.AskAsync(Question.For(Question.Policy with { ApprovalsNeeded = 2 }));
        await _world.AnswerAsync(asked, Question.Ann);

        var again = await _world.AnswerAsync(asked, "ANN@contoso.example", approves: false);

        again.Kind.ShouldBe(AnswerKind.AnsweredBefore);
        again.Decision!.Approves.ShouldBeTrue();
        again.Verdict!.Kind.ShouldBe(VerdictKind.Pending);
    }

    [Fact]
    public async Task Answer_AfterTheDeadline_SettledAsTimedOut()
    {
        var asked = await _world.AskAsync();
        _world.Time.Advance(TimeSpan.FromDays(3));

        var answer = await _world.AnswerAsync(asked, Question.Ann);

        answer.Kind.ShouldBe(AnswerKind.Settled);
        answer.Verdict!.Kind.ShouldBe(VerdictKind.TimedOut);
        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_ThirtyAtOnce_OneSettlesItAndAllAreToldTheSame()
    {
        string[] people = [.. Enumerable.Range(0, 30).Select(number => $"p{number}@contoso.example")];
        var asked = await _world.AskAsync(Question.For(Question.Policy with { Approvers = people }));

        var answers = await Task.WhenAll(
            people.Select((one, number) => Task.Run(() => _world.AnswerAsync(asked, one, number % 2 == 0), Ct))
        );

        var winner = answers.Single(answer => answer.Kind == AnswerKind.Recorded);
        answers.Count(answer => answer.Kind == AnswerKind.Settled).ShouldBe(29);
        answers.ShouldAllBe(answer => answer.Verdict!.Kind == winner.Verdict!.Kind);
        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBe([winner.Decision!]);
    }

    [Fact]
    public async Task Settle_TimedOut_FinalEvenForAClockThatIsBehind()
    {
        var asked = await _world.AskAsync();
        _world.Time.Advance(TimeSpan.FromDays(3));
        (await _world.Book.SettleAsync(asked.ApprovalId, null, null, Ct))!.Kind.ShouldBe(VerdictKind.TimedOut);

        _world.Time.AdjustTime(Question.Start.AddDays(2));

        (await _world.AnswerAsync(asked, Question.Ann)).Verdict!.Kind.ShouldBe(VerdictKind.TimedOut);
        (await _world.Book.SettleAsync(asked.ApprovalId, null, null, Ct))!.Kind.ShouldBe(VerdictKind.TimedOut);
    }

    [Fact]
    public async Task Settle_EvidenceChangedByHand_Void()
    {
        var asked = await _world.AskAsync();
        await _world.AnswerAsync(asked, Question.Ann);
        var key = new DocumentKey($"approvals-{asked.Request.RotationId}", asked.ApprovalId.Split('-')[^1]);
        await _world.Store.ChangeAsync<ApprovalRecord>(
            key,
            found => found! with { Evidence = found.Evidence with { OldCredentialId = "somebody-elses" } },
            Ct
        );

        (await _world.Book.SettleAsync(asked.ApprovalId, null, null, Ct))!.Kind.ShouldBe(VerdictKind.Void);
    }

    [Theory]
    [InlineData("mallory@contoso.example", 1)]
    [InlineData(null, 0)]
    public async Task Answer_PolicyOfTheStoredQuestionChangedByHand_CountsForNothing(string? approver, int needed)
    {
        var asked = await _world.AskAsync(Question.For(Question.Policy with { ApprovalsNeeded = 2 }));
        var policy = asked.Request.Policy with
        {
            Approvers = approver is null ? asked.Request.Policy.Approvers : [approver],
            ApprovalsNeeded = needed,
        };
        await TamperAsync(asked with { Request = asked.Request with { Policy = policy } });

        var answer = await _world.AnswerAsync(asked, approver ?? Question.Ann);

        answer.Refusal!.Code.ShouldBe("EvidenceChanged");
        (await _world.Book.SettleAsync(asked.ApprovalId, null, null, Ct))!.Kind.ShouldBe(VerdictKind.Void);
    }

    [Fact]
    public async Task Answer_AboutOtherEvidence_Refused()
    {
        var asked = await _world.AskAsync();

        var answer = await _world.Desk.AnswerByNameAsync(
            asked.ApprovalId,
            Question.Ann,
            "sign-in",
            new(true, null, EvidenceHash: new string('0', 64)),
            _world,
            Ct
        );

        answer.Refusal!.Code.ShouldBe("EvidenceChanged");
        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("nothing-00000000000000000000")]
    [InlineData("../rotations-00000000000000000000")]
    [InlineData("a'b-00000000000000000000")]
    public async Task Find_NoSuchId_Null(string id)
    {
        await _world.AskAsync();

        (await _world.Book.FindAsync(id, Ct)).ShouldBeNull();
        (await _world.Book.SettleAsync(id, null, null, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Record_ReadBack_EvidenceStillHashesTheSame()
    {
        var asked = await _world.AskAsync();

        var read = (await _world.Book.FindAsync(asked.ApprovalId, Ct))!;

        read.Intact.ShouldBeTrue();
        read.EvidenceHash.ShouldBe(ApprovalRecord.BindingOf(Question.For().Request, Question.For().Evidence));
    }

    public void Dispose() => _world.Dispose();

    private Task TamperAsync(ApprovalRecord changed)
    {
        var key = new DocumentKey($"approvals-{changed.Request.RotationId}", changed.ApprovalId.Split('-')[^1]);
        return _world.Store.ChangeAsync<ApprovalRecord>(key, _ => changed, Ct);
    }
}
