using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Local.Sqlite;
using QlikRotator.Notifications.Tests.Mail;
using QlikRotator.Simulators.Mail;
using QlikRotator.Simulators.Teams;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.TestSupport.Logs;

namespace QlikRotator.Notifications.Tests;

/// <summary>The notifier as it is registered, with a real SMTP server and real webhooks on the other side.</summary>
internal sealed class NotifierWorld : IAsyncDisposable
{
    public const string MailPassword = "smtp-pass-canary";
    public const string SigningKey = "whsec_c2lnbmluZy1rZXktY2FuYXJ5LW9mLTMyLWJ5dGVzISE=";
    public const string Reader = "reader@contoso.example";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-notices-");
    private readonly ServiceProvider _services;

    private NotifierWorld(MailSimulator mail, TeamsSimulator teams, RotatorOptions options)
    {
        Mail = mail;
        Teams = teams;
        Shelf.Values["smtp-password"] = MailPassword;
        Shelf.Values["teams-webhook"] = teams.WorkflowUrl.AbsoluteUri;
        Shelf.Values["hook"] = teams.HookUrl.AbsoluteUri;
        Shelf.Values["hook-key"] = SigningKey;
        _services = Register(options);
    }

    public MailSimulator Mail { get; }

    public TeamsSimulator Teams { get; }

    public SecretShelf Shelf { get; } = new();

    public FakeTimeProvider Time { get; } = new(Question.Start);

    public LogLines Logs { get; } = new();

    public INotifier Notifier => _services.GetRequiredService<INotifier>();

    public ILetters Letters => _services.GetRequiredService<ILetters>();

    public ILedgerStore Store => _services.GetRequiredService<ILedgerStore>();

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public ApprovalStore Book => _services.GetRequiredService<ApprovalStore>();

    public ApprovalLinks Links => _services.GetRequiredService<ApprovalLinks>();

    public RotationLedger Ledger => _services.GetRequiredService<RotationLedger>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<NotifierWorld> StartAsync(Func<ChannelOptions, ChannelOptions>? change = null, bool startTls = true)
    {
        var mail = await MailSimulator.StartAsync(
            new()
            {
                UserName = "rotator",
                Password = MailPassword,
                StartTls = startTls,
            },
            Ct
        );
        var teams = await TeamsSimulator.StartAsync(new() { Https = true }, Ct);
        ChannelOptions[] channels =
        [
            new()
            {
                Kind = ChannelOptions.Smtp,
                Host = mail.Host,
                Port = mail.Port,
                UserName = "rotator",
                PasswordSecret = "smtp-password",
                From = "Qlik rotator <rotator@contoso.example>",
                To = [Reader],
                Thumbprint = mail.CertificateThumbprint,
            },
            new()
            {
                Kind = ChannelOptions.Teams,
                UrlSecret = "teams-webhook",
                Thumbprint = teams.CertificateThumbprint,
            },
            new()
            {
                Kind = ChannelOptions.Webhook,
                UrlSecret = "hook",
                SigningSecret = "hook-key",
                Thumbprint = teams.CertificateThumbprint,
            },
        ];
        var options = new RotatorOptions
        {
            Approvals = new() { PublicAddress = new Uri("https://rotator.contoso.example/app") },
            Channels = channels.Select(change ?? (one => one)).ToDictionary(one => one.Kind, StringComparer.OrdinalIgnoreCase),
            Policies = new Dictionary<string, PolicyOptions> { ["mailed"] = new() { Channels = ["smtp"] } },
        };
        return new NotifierWorld(mail, teams, options);
    }

    public static PolicySettings Policy(params string[] channels) => Question.Policy with { Channels = channels };

    public async Task<ApprovalRecord> AskAsync(PolicySettings policy, string requestedBy = "sweep")
    {
        var question = Question.For(policy, requestedBy);
        await Ledger.OpenAsync(question.Request, null, Ct);
        var asked = await Book.AskAsync(question, Ct);
        await Notifier.AskAsync(question, asked.ApprovalId, reminder: false, Ct);
        return asked;
    }

    public async Task RemindAsync(ApprovalRecord asked)
    {
        var reminder = (await Book.FindAsync(asked.ApprovalId, Ct))!.Reminders + 1;
        await Notifier.AskAsync(new(asked.Request, asked.Evidence), asked.ApprovalId, reminder: true, Ct);
        await Book.CountReminderAsync(asked.ApprovalId, reminder, Ct);
    }

    public Letter LetterTo(string person) => Letter.Of(Mail.Messages.Last(mail => mail.Recipients.SequenceEqual([person])));

    public async Task<IReadOnlyList<string>> FailuresAsync(ApprovalRecord asked) =>
        [
            .. (await Ledger.EventsAsync(asked.Request.RotationId, Ct).ToListAsync(Ct))
                .Where(one => one.Entry.What == "NotificationFailed")
                .Select(one => one.Entry.Why),
        ];

    /// <summary>Everything that was kept or logged, to look for what must not be in it.</summary>
    public string Written()
    {
        var files = _folder.GetFiles().Select(file => System.Text.Encoding.Latin1.GetString(ReadShared(file)));
        return string.Join('\n', files.Concat(Logs.All));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Mail.DisposeAsync();
        await Teams.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static byte[] ReadShared(FileInfo file)
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private ServiceProvider Register(RotatorOptions options)
    {
        var ledger = new RotatorOptions
        {
            Vaults = { new VaultOptions { Uri = new("https://contoso.vault.azure.net") } },
            Approvals = options.Approvals,
            Channels = options.Channels,
            Policies = options.Policies,
            Ledger = new() { Kind = LedgerOptions.Sqlite, Folder = _folder.FullName },
        };
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace))
            .AddMetrics()
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(ledger))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<PolicyResolver>()
            .AddSingleton<ISecretVault>(Shelf)
            .AddSingleton<ISecretRegistry>(Shelf)
            .AddSingleton(new NotifierTimings([TimeSpan.Zero, TimeSpan.Zero], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20)))
            .AddRotatorApplication()
            .AddLedger()
            .AddNotifications()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = false, ValidateScopes = true });
    }
}
