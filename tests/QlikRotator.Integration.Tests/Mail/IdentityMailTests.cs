using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QlikRotator.Application;
using QlikRotator.Application.Checkup;
using QlikRotator.Azure;
using QlikRotator.Local.Sqlite;
using QlikRotator.Notifications;
using QlikRotator.Qlik;
using QlikRotator.Simulators.Mail;
using QlikRotator.TestSupport.Logs;

namespace QlikRotator.Integration.Tests.Mail;

/// <summary>Mail without a password: a token of the process's identity, over STARTTLS, to a server that takes nothing else.</summary>
public sealed class IdentityMailTests : IAsyncLifetime
{
    private const string Mailbox = "rotator@contoso.example";
    private const string Reader = "ops@contoso.example";
    private const string Token = "eyJ0.for-exchange.sig";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-mail-");
    private readonly LogLines _log = new();
    private readonly Identity _identity = new();
    private MailSimulator _mail = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _mail = await MailSimulator.StartAsync(new() { UserName = Mailbox, AccessToken = Token }, Ct);

    public async ValueTask DisposeAsync()
    {
        await _mail.DisposeAsync();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Send_TokenOfTheIdentity_IsTaken_ForTheScopeOfTheSettings()
    {
        var finding = await SendAsync();

        finding.Good.ShouldBeTrue(finding.Reason.ToString());
        var letter = _mail.Messages.ShouldHaveSingleItem();
        letter.UserName.ShouldBe(Mailbox);
        letter.Encrypted.ShouldBeTrue();
        letter.Recipients.ShouldBe([Reader]);
        _identity.Scopes.ShouldBe(["https://outlook.office365.com/.default"]);
        _log.All.ShouldAllBe(line => !line.Contains(Token));
    }

    [Fact]
    public async Task Send_OtherScope_IsAskedFor()
    {
        await SendAsync(("TokenScope", "https://mail.contoso.example/.default"));

        _identity.Scopes.ShouldBe(["https://mail.contoso.example/.default"]);
    }

    [Fact]
    public async Task Send_ServerTakesAnotherToken_SaysThatItRefusesThisOne()
    {
        _identity.Token = "eyJ0.of-another.sig";

        var finding = await SendAsync();

        finding.Good.ShouldBeFalse();
        finding.Reason.Code.ShouldBe("MailSignIn");
        finding.Reason.Message.ShouldContain($"refuses a token of {Mailbox}");
        finding.Reason.Message.ShouldNotContain(_identity.Token);
        _mail.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_IdentityGetsNoToken_SaysForWhat()
    {
        _identity.Failure = new CredentialUnavailableException("No managed identity endpoint was found.");

        var finding = await SendAsync();

        finding.Reason.Code.ShouldBe("TokenRefused");
        finding.Reason.Message.ShouldContain("https://outlook.office365.com/.default");
    }

    private async Task<CheckupFinding> SendAsync(params (string Name, string Value)[] more)
    {
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Trace))
            .AddMetrics()
            .AddSingleton<TokenCredential>(_identity)
            .AddRotatorApplication(Settings(more))
            .AddLedger()
            .AddAzure()
            .AddQlik()
            .AddNotifications()
            .BuildServiceProvider();
        var channels = services.GetServices<ICheckup>().Single(one => one.Subject == "Channels");
        return (await channels.RunAsync(new(Send: true), Ct).ToListAsync(Ct)).ShouldHaveSingleItem();
    }

    private IConfiguration Settings((string Name, string Value)[] more)
    {
        var channel = new Dictionary<string, string?>
        {
            ["Kind"] = "smtp",
            ["Host"] = _mail.Host,
            ["Port"] = $"{_mail.Port}",
            ["Thumbprint"] = _mail.CertificateThumbprint,
            ["UserName"] = Mailbox,
            ["SignIn"] = "xoauth2",
            ["From"] = Mailbox,
            ["To:0"] = Reader,
        };
        foreach (var (name, value) in more)
        {
            channel[name] = value;
        }

        return new ConfigurationBuilder()
            .AddInMemoryCollection(channel.Select(one => KeyValuePair.Create($"Rotator:Channels:mail:{one.Key}", one.Value)))
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Rotator:Vaults:0:Uri"] = "https://contoso.vault.azure.net",
                    ["Rotator:Tenants:0:Host"] = "acme.eu.qlikcloud.com",
                    ["Rotator:Tenants:0:Auth:Kind"] = "client-secret",
                    ["Rotator:Tenants:0:Auth:ClientId"] = "c1",
                    ["Rotator:Tenants:0:Auth:Secret"] = "rotator-client",
                    ["Rotator:Ledger:Folder"] = _folder.FullName,
                }
            )
            .Build();
    }

    private sealed class Identity : TokenCredential
    {
        public string Token { get; set; } = IdentityMailTests.Token;

        public Exception? Failure { get; set; }

        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return Failure is null ? new(Token, DateTimeOffset.MaxValue) : throw Failure;
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => new(GetToken(requestContext, cancellationToken));
    }
}
