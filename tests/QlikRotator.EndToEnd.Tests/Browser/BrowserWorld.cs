using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>What <c>serve --simulate</c> runs: the local host with its pages, over simulators that speak HTTP and SMTP.</summary>
internal sealed partial class BrowserWorld : IAsyncDisposable
{
    private readonly DemoFolder _folder = new();
    private readonly StringWriter _output = new();

    private BrowserWorld(DemoEstate estate)
    {
        Estate = estate;
        Settings = estate.Settings(_folder.Path);
        var terminal = new Terminal(_output, _output, json: false, attended: false);
        App = WebHost.Create(Settings, terminal, new Uri("http://127.0.0.1:0"), AddMore);
        App.MapDemoInbox(Estate.Mail);
        App.MapDemoChannel(Estate.Teams);
    }

    public DemoEstate Estate { get; }

    public Microsoft.Extensions.Configuration.IConfiguration Settings { get; }

    public WebApplication App { get; }

    public RequestLog Requests { get; } = new();

    /// <summary>The secret whose policy asks for approval.</summary>
    public DemoSecret Secret => Estate.Secrets[1];

    public Uri Address => new(App.Urls.First());

    public ApprovalStore Book => App.Services.GetRequiredService<ApprovalStore>();

    public RotationLedger Ledger => App.Services.GetRequiredService<RotationLedger>();

    public IReadOnlyList<string> Hints =>
        [.. Estate.Qlik.Tenant(Secret.Tenant).ClientSecrets(Secret.ClientId).Select(secret => secret.Hint)];

    public string NewestValue => Estate.Vault.Vault.Latest(Secret.Name)!.Value;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<BrowserWorld> StartAsync()
    {
        var world = new BrowserWorld(await DemoEstate.StartAsync(Ct));
        await world.App.StartAsync(Ct);
        await world.Estate.SubscribeAsync(world.App.EventsOf(), Ct);
        Visit.Knows(world.Address, world.App.Services.GetRequiredService<LocalKeys>().Session);
        return world;
    }

    public bool Accepts(string value) => Estate.Qlik.Tenant(Secret.Tenant).AcceptsClientSecret(Secret.ClientId, value);

    public Uri At(string path) => new(Address, path);

    /// <summary>Key Vault announces that the value nears its end, and the rotation comes to its question.</summary>
    /// <returns>The link in the approver's letter.</returns>
    public async Task<Uri> AskAsync()
    {
        await Estate.BeginAsync(Secret, Ct);
        return await LinkAsync();
    }

    /// <summary>The link of the letter that the mail server was given for the approver.</summary>
    public async Task<Uri> LinkAsync() => LinkIn(await LetterAsync());

    public async Task<DemoLetter> LetterAsync() =>
        DemoLetter.Of(await Estate.Mail.WaitForMessageAsync(mail => mail.Recipients.Contains(DemoEstate.Approver), Ct));

    public static Uri LinkIn(DemoLetter letter) => new(Link().Match(letter.Text).Value);

    public async Task<RotationRecord> RotationAsync() => await Ledger.ListAsync(Ct).FirstAsync(Ct);

    public async Task<RotationOutcome> OutcomeAsync()
    {
        while (true)
        {
            if ((await Ledger.ListAsync(Ct).FirstOrDefaultAsync(Ct))?.Outcome is { } outcome)
            {
                return outcome;
            }

            await Task.Delay(50, Ct);
        }
    }

    public async Task<ApprovalRecord> ApprovalAsync() =>
        await Book.ListAsync((await RotationAsync()).RotationId, Ct).OrderBy(one => one.AskedAt).LastAsync(Ct);

    /// <summary>Questions, links, answers and events, to see that nothing changed.</summary>
    public async Task<string> RecordedAsync()
    {
        var rotation = (await RotationAsync()).RotationId;
        var approvals = await Book.ListAsync(rotation, Ct).ToListAsync(Ct);
        var events = await Ledger.EventsAsync(rotation, Ct).ToListAsync(Ct);
        return JsonSerializer.Serialize(new { approvals, events }, RotatorJson.Options);
    }

    /// <summary>A managed secret that nobody rotates during the test.</summary>
    public void Put(string name, string source, string tenant, int endsInDays, string? hold = null, string? schedule = null) =>
        Estate.Vault.Vault.SetSecret(
            name,
            "value-canary",
            new Dictionary<string, string?>
            {
                [ManagedTags.Source] = source,
                [ManagedTags.Tenant] = tenant,
                [ManagedTags.ResourceId] = $"resource-of-{name}",
                [ManagedTags.Hold] = hold,
                [ManagedTags.Schedule] = schedule,
            }
                .Where(tag => tag.Value is not null)
                .ToDictionary(tag => tag.Key, tag => tag.Value!),
            DateTimeOffset.UtcNow.AddDays(endsInDays)
        );

    public async ValueTask DisposeAsync()
    {
        // Rotations under way are laid aside first, or they would write into a folder that is being deleted.
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        await Estate.DisposeAsync();
        _folder.Dispose();
        await _output.DisposeAsync();
    }

    private void AddMore(IServiceCollection services) =>
        services
            .AddSingleton<IPageRoot, ListeningPageRoot>()
            .AddSingleton<IStartupFilter>(Requests)
            .AddSingleton(new PageLink(DemoInbox.Path.TrimStart('/'), "Mailboxes (simulated)"))
            .AddSingleton(new PageLink(DemoChannel.Path.TrimStart('/'), "Teams channel (simulated)"));

    [GeneratedRegex(@"http://\S+token=\S+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();
}
