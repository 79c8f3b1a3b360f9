using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Application.Tests.Approving;

public sealed class ApprovalLinksTests : IDisposable
{
    private readonly ApprovalWorld _world = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_OwnToken_ThatApprover()
    {
        var asked = await _world.AskAsync();
        var ann = await _world.LinkAsync(asked, Question.Ann);
        var bob = await _world.LinkAsync(asked, Question.Bob);

        (await _world.Links.TryAsync(asked.ApprovalId, ann, Ct)).Approver.ShouldBe(Question.Ann);
        (await _world.Links.TryAsync(asked.ApprovalId, bob, Ct)).Approver.ShouldBe(Question.Bob);
    }

    [Fact]
    public async Task Who_GoodTokenManyTimes_NothingChanges()
    {
        var asked = await _world.AskAsync();
        var token = await _world.LinkAsync(asked, Question.Ann);
        var before = await EverythingAsync(asked);

        for (var look = 0; look < 50; look++)
        {
            (await _world.Links.TryAsync(asked.ApprovalId, token, Ct)).Approver.ShouldBe(Question.Ann);
        }

        (await EverythingAsync(asked)).ShouldBe(before);
    }

    [Fact]
    public async Task AddLinks_SamePersonAndChannel_OldLinkEnds()
    {
        var asked = await _world.AskAsync();
        var first = await _world.LinkAsync(asked, Question.Ann);
        var elsewhere = await _world.LinkAsync(asked, Question.Ann, "teams");

        var second = await _world.LinkAsync(asked, Question.Ann);

        (await _world.Links.TryAsync(asked.ApprovalId, first, Ct)).Refusal!.Code.ShouldBe("LinkReplaced");
        (await _world.Links.TryAsync(asked.ApprovalId, second, Ct)).Approver.ShouldBe(Question.Ann);
        (await _world.Links.TryAsync(asked.ApprovalId, elsewhere, Ct)).Approver.ShouldBe(Question.Ann);
    }

    [Fact]
    public async Task AddLinks_Anything_OnlyAHashIsStored()
    {
        var asked = await _world.AskAsync();
        var token = await _world.LinkAsync(asked, Question.Ann);

        token.Length.ShouldBe(43);
        (await EverythingAsync(asked)).ShouldNotContain(token);
    }

    [Fact]
    public async Task Find_LinkMovedToAnotherPersonDateOrQuestion_FitsNothing()
    {
        var asked = await _world.AskAsync();
        const string token = "some-token";
        var link = ApprovalToken.Bind(token, asked, Question.Ann, "mail");

        ApprovalToken.Find(token, asked with { Links = [link] }).ShouldBe(link);
        ApprovalToken.Find(token, asked with { Links = [link with { Approver = Question.Bob }] }).ShouldBeNull();
        ApprovalToken.Find(token, asked with { Links = [link with { ExpiresAt = link.ExpiresAt.AddDays(9) }] }).ShouldBeNull();
        ApprovalToken.Find(token, asked with { Links = [link], ApprovalId = "other" }).ShouldBeNull();
        ApprovalToken.Find(token, asked with { Links = [link], EvidenceHash = "other" }).ShouldBeNull();
        ApprovalToken.Find(link.TokenHash, asked with { Links = [link] }).ShouldBeNull();
    }

    [Fact]
    public async Task Who_AfterManyGuesses_TheGoodOneIsTakenAndTheRestIsThrottled()
    {
        var asked = await _world.AskAsync();
        var token = await _world.LinkAsync(asked, Question.Ann);
        for (var guess = 0; guess < ApprovalLinks.MostGuesses; guess++)
        {
            (await _world.Links.TryAsync(asked.ApprovalId, $"guess-{guess}", Ct)).Refusal!.Code.ShouldBe("UnknownLink");
        }

        var before = await EverythingAsync(asked);

        (await _world.Links.TryAsync(asked.ApprovalId, "another guess", Ct)).Refusal!.Code.ShouldBe("TooManyGuesses");
        (await _world.Links.TryAsync(asked.ApprovalId, token, Ct)).Approver.ShouldBe(Question.Ann);
        (await EverythingAsync(asked)).ShouldBe(before);
        _world.Time.Advance(ApprovalLinks.GuessWindow);
        (await _world.Links.TryAsync(asked.ApprovalId, "yet another", Ct)).Refusal!.Code.ShouldBe("UnknownLink");
    }

    [Fact]
    public async Task Who_LinkThatANewerOneReplaced_IsNoGuess()
    {
        var asked = await _world.AskAsync();
        var stale = await _world.LinkAsync(asked, Question.Ann);
        await _world.LinkAsync(asked, Question.Ann);

        for (var look = 0; look <= ApprovalLinks.MostGuesses; look++)
        {
            (await _world.Links.TryAsync(asked.ApprovalId, stale, Ct)).Refusal!.Code.ShouldBe("LinkReplaced");
        }

        (await _world.Store.ListAsync("approval-guesses", Ct).CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_UnknownQuestion_ReadsLikeAWrongTokenAndWritesNothing()
    {
        var asked = await _world.AskAsync();
        var wrong = await _world.Links.TryAsync(asked.ApprovalId, "wrong", Ct);

        var unknown = await _world.Links.TryAsync($"{new string('a', 24)}-{new string('0', 20)}", "wrong", Ct);

        unknown.ShouldBe(wrong);
        (await _world.Store.ListAsync("approval-guesses", Ct).CountAsync(Ct)).ShouldBe(1);
    }

    public void Dispose() => _world.Dispose();

    private async Task<string> EverythingAsync(ApprovalRecord asked)
    {
        string[] partitions =
        [
            "rotations",
            "approval-guesses",
            $"approvals-{asked.Request.RotationId}",
            $"events-{asked.Request.RotationId}",
        ];
        var documents = await Task.WhenAll(partitions.Select(one => _world.Store.ListAsync(one, Ct).ToListAsync(Ct).AsTask()));
        return string.Join('\n', documents.SelectMany(all => all).Select(one => one.ToString()));
    }
}
