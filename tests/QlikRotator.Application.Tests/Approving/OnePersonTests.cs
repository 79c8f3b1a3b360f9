using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Application.Tests.Approving;

/// <summary>Four eyes belong to two people, whatever names they use.</summary>
public sealed class OnePersonTests : IDisposable
{
    private const string Alias = "ann@laptop";

    private readonly ApprovalWorld _world = new(new PersonOptions { Name = Question.Ann, Aliases = [Alias] });

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Answer_UnderAnAliasOfWhoeverAsked_IsRefused()
    {
        var asked = await _world.AskAsync(Question.For(requestedBy: Question.Ann));

        var answer = await _world.AnswerAsync(asked, Alias);

        answer.Kind.ShouldBe(AnswerKind.Refused);
        answer.Refusal!.Code.ShouldBe("RequesterMayNotApprove");
    }

    [Fact]
    public async Task Answer_TwiceUnderTwoNamesOfOnePerson_CountsOnce()
    {
        var asked = await _world.AskAsync(Question.For(Question.Policy with { ApprovalsNeeded = 2 }));
        await _world.AnswerAsync(asked, Question.Ann);

        var second = await _world.AnswerAsync(asked, Alias);

        second.Kind.ShouldBe(AnswerKind.AnsweredBefore);
    }

    [Fact]
    public async Task Answer_UnderAClaimedName_SaysByWhomAndFromWhere()
    {
        var asked = await _world.AskAsync();

        var answer = await _world.AnswerAsync(asked, Question.Bob, claimedBy: "eve@server on the command line");

        answer.Decision!.Who.ShouldBe($"{Question.Bob} (claimed by eve@server on the command line)");
        var noted = (await _world.EventsAsync(asked)).Single(one => one.Entry.What == "Approved");
        noted.Entry.Actor.ShouldContain("claimed by eve@server on the command line");
        answer.Verdict!.Reason.Message.ShouldContain("claimed by eve@server");
    }
}
