using System.Text;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Simulators.Tests.Mail;

/// <summary>AUTH XOAUTH2 line by line, without TLS, so that a dialogue can be read.</summary>
public sealed class XOAuth2Tests : IAsyncLifetime
{
    private MailSimulator _mail = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _mail = await MailSimulator.StartAsync(
            new()
            {
                UserName = "a@b.example",
                AccessToken = "token-1",
                StartTls = false,
            },
            Ct
        );

    public ValueTask DisposeAsync() => _mail.DisposeAsync();

    [Fact]
    public async Task Ehlo_ServerWithATokenAndNoPassword_OffersNothingElse()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(_mail, Ct);

        (await dialogue.SayAsync("EHLO client\r\n", Ct)).ShouldContain("AUTH XOAUTH2");
        (await dialogue.SayAsync("AUTH PLAIN AHIAcA==\r\n", Ct)).ShouldStartWith("504");
    }

    [Fact]
    public async Task Auth_TheToken_IsTaken()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(_mail, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);

        (await dialogue.SayAsync($"AUTH XOAUTH2 {Response("a@b.example", "token-1")}\r\n", Ct)).ShouldStartWith("235");
    }

    [Theory]
    [InlineData("a@b.example", "token-2")]
    [InlineData("other@b.example", "token-1")]
    public async Task Auth_AnotherTokenOrUser_IsAChallengeAndThenANo(string user, string token)
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(_mail, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);

        (await dialogue.SayAsync($"AUTH XOAUTH2 {Response(user, token)}\r\n", Ct)).ShouldStartWith("334 ");
        (await dialogue.SayAsync("\r\n", Ct)).ShouldStartWith("535");
        (await dialogue.SayAsync("MAIL FROM:<a@b.example>\r\n", Ct)).ShouldStartWith("530");
    }

    [Fact]
    public async Task Auth_WhatIsNoSuchResponse_IsRefused()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(_mail, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);

        (await dialogue.SayAsync("AUTH XOAUTH2 AHIAcA==\r\n", Ct)).ShouldStartWith("501");
    }

    private static string Response(string user, string token) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user={user}\u0001auth=Bearer {token}\u0001\u0001"));
}
