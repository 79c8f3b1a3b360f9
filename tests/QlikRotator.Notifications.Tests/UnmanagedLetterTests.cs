using QlikRotator.Application.Discovering;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests;

/// <summary>The letter about what nobody manages, over a real mail server.</summary>
public sealed class UnmanagedLetterTests
{
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
}
