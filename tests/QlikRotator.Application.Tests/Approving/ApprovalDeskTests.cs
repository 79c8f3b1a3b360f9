using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Application.Tests.Approving;

public sealed class ApprovalDeskTests : IDisposable
{
    private readonly ApprovalWorld _world = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswerByLink_Recorded_NotedAndNudged()
    {
        var asked = await _world.AskAsync();
        var token = await _world.LinkAsync(asked, Question.Bob);

        var answer = await _world.Desk.AnswerByLinkAsync(
            asked.ApprovalId,
            token,
            new(false, "wrong day", asked.EvidenceHash),
            _world,
            Ct
        );

        answer.Kind.ShouldBe(AnswerKind.Recorded);
        answer.Verdict!.Kind.ShouldBe(VerdictKind.Rejected);
        (await _world.EventsAsync(asked))[^1]
            .Entry.ShouldSatisfyAllConditions(
                entry => entry.Actor.ShouldBe(Question.Bob),
                entry => entry.What.ShouldBe("Rejected"),
                entry => entry.Why.ShouldBe("wrong day (by link)")
            );
        _world.Nudged.ShouldBe([asked.Request.RotationId]);
    }

    [Fact]
    public async Task AnswerByLink_SameLinkAgain_RecordedAnswerAndNoSecondNudge()
    {
        var asked = await _world.AskAsync();
        var token = await _world.LinkAsync(asked, Question.Bob);
        await _world.Desk.AnswerByLinkAsync(asked.ApprovalId, token, new(true, null, null), _world, Ct);

        var again = await _world.Desk.AnswerByLinkAsync(asked.ApprovalId, token, new(false, "changed my mind", null), _world, Ct);

        again.Kind.ShouldBe(AnswerKind.AnsweredBefore);
        again.Decision!.Approves.ShouldBeTrue();
        again.Verdict!.Kind.ShouldBe(VerdictKind.Approved);
        _world.Nudged.Count.ShouldBe(1);
        (await _world.EventsAsync(asked)).Count(one => one.Entry.Actor == Question.Bob).ShouldBe(1);
    }

    [Fact]
    public async Task AnswerByLink_WrongToken_RefusedWithoutTelling()
    {
        var asked = await _world.AskAsync();

        var answer = await _world.Desk.AnswerByLinkAsync(asked.ApprovalId, "wrong", new(true, null, null), _world, Ct);

        answer.Kind.ShouldBe(AnswerKind.Refused);
        answer.Approval.ShouldBeNull();
        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnswerByName_Stranger_RefusedAndNothingRecorded()
    {
        var asked = await _world.AskAsync();

        (await _world.AnswerAsync(asked, "eve@contoso.example")).Refusal!.Code.ShouldBe("NotAnApprover");

        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
        _world.Nudged.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnswerByLink_LinkOfTheRequester_Refused()
    {
        var asked = await _world.AskAsync(Question.For(requestedBy: Question.Ann));
        var token = await _world.LinkAsync(asked, Question.Ann);

        var answer = await _world.Desk.AnswerByLinkAsync(asked.ApprovalId, token, new(true, null, null), _world, Ct);

        answer.Refusal!.Code.ShouldBe("RequesterMayNotApprove");
    }

    [Fact]
    public async Task AnswerByName_HostDoesNotHear_StillRecorded()
    {
        var asked = await _world.AskAsync();
        _world.HostIsDeaf = true;

        (await _world.AnswerAsync(asked, Question.Ann)).Kind.ShouldBe(AnswerKind.Recorded);

        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AnswerByName_VaultDown_StillRecorded()
    {
        var asked = await _world.AskAsync();
        _world.VaultIsDown = true;

        (await _world.AnswerAsync(asked, Question.Ann)).Kind.ShouldBe(AnswerKind.Recorded);
    }

    [Fact]
    public async Task AnswerByName_VaultChangedSince_VoidAndNudged()
    {
        var asked = await _world.AskAsync();
        _world.NewestVersion = "somebody-elses";

        var answer = await _world.AnswerAsync(asked, Question.Ann);

        answer.Kind.ShouldBe(AnswerKind.Settled);
        answer.Verdict!.Kind.ShouldBe(VerdictKind.Void);
        answer.Verdict.Reason.Message.ShouldContain("somebody-elses");
        _world.Nudged.Count.ShouldBe(1);
    }

    public void Dispose() => _world.Dispose();
}
