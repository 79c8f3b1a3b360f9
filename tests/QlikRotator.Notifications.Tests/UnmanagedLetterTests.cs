using QlikRotator.Application.Discovering;
using QlikRotator.Simulators.Mail;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests;

/// <summary>The letter about what nobody manages, over a real mail server.</summary>
public sealed class UnmanagedLetterTests
{
    private const string Owner = "anna@contoso.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tell_SameLetterTwice_ArrivesOnce_AndNamesMakeNoMarkUp()
    {
        await using var world = await NotifierWorld.StartAsync();
        var due = Question.Start;
        DiscoveredResource found = new(
            "api-key",
            "key-1",
            "<b>Nightly</b>\nBcc: x",
            null,
            "auth0|anna",
            due.AddDays(-90),
            due.AddDays(5),
            DiscoveryState.Unmanaged,
            null
        );
        var notice = UnmanagedNotice.Of([new("acme.eu.qlikcloud.com", [found], null, [])], due, due, Question.Secret)!;

        await world.Letters.TellAsync(notice, ["smtp"], Ct);
        await world.Letters.TellAsync(notice, ["smtp"], Ct);

        world.Mail.Messages.Count.ShouldBe(1);
        var letter = world.LetterTo(NotifierWorld.Reader);
        letter.Subject.ShouldBe("1 credential that nobody rotates");
        letter.TextBody.ShouldContain("acme.eu.qlikcloud.com: api-key, '<b>Nightly</b>\\u000aBcc: x', key-1");
        letter.HtmlBody.ShouldContain("&lt;b&gt;Nightly&lt;/b&gt;");
        letter.TextBody.ShouldContain("https://rotator.contoso.example/app/tenants");
    }

    [Fact]
    public async Task TellPerson_ServerIsBusy_IsSaidAndTriedAgain_AndArrivesOnceAtTheOwnerAlone()
    {
        await using var world = await NotifierWorld.StartAsync();
        var notice = OwnerNotice.Of(
            [Expiring("Nightly\r\nBcc: x@evil.example")],
            Question.Start,
            Question.Start,
            Question.Secret
        );
        world.Mail.Faults.Refuse(MailStage.Recipient, 450, times: 3);

        var first = await world.Letters.TellPersonAsync(notice, "smtp", Owner, Ct);
        var second = await world.Letters.TellPersonAsync(notice, "smtp", Owner, Ct);
        var third = await world.Letters.TellPersonAsync(notice, "smtp", Owner, Ct);

        (first, second, third).ShouldBe((false, true, true));
        world.Mail.Messages.ShouldHaveSingleItem().Recipients.ShouldBe([Owner]);
        var letter = world.LetterTo(Owner);
        letter.Subject.ShouldBe("Your API key in Qlik Cloud expires soon");
        letter.TextBody.ShouldContain("acme.eu.qlikcloud.com: 'Nightly\\u000d\\u000aBcc: x@evil.example', key-1, expires");
        letter.TextBody.ShouldNotContain("https://", customMessage: "an owner need not be let in");
    }

    [Fact]
    public async Task TellPerson_ServerRefusesTheMailboxForGood_IsNotTriedAgain()
    {
        await using var world = await NotifierWorld.StartAsync();
        var notice = OwnerNotice.Of([Expiring("Nightly")], Question.Start, Question.Start, Question.Secret);
        world.Mail.Faults.Refuse(MailStage.Recipient, 550);

        (await world.Letters.TellPersonAsync(notice, "smtp", Owner, Ct)).ShouldBeTrue();

        world.Mail.Messages.ShouldBeEmpty();
    }

    private static UnmanagedCredential Expiring(string name) =>
        new(
            "acme.eu.qlikcloud.com",
            new(
                "api-key",
                "key-1",
                name,
                null,
                "auth0|anna",
                Question.Start.AddDays(-90),
                Question.Start.AddDays(5),
                DiscoveryState.Unmanaged,
                null
            ),
            IsUrgent: true
        );
}
