using System.CommandLine;
using Microsoft.Extensions.Options;
using QlikRotator.Application;
using QlikRotator.Application.Messages;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Local.Commands;

internal static class ServeCommand
{
    private const string DefaultAddress = "http://127.0.0.1:5199";

    public static Command Create(CommonOptions common)
    {
        var simulate = new Option<bool>("--simulate")
        {
            Description = "Run over simulators, without settings; only people start rotations there.",
        };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, on loopback.",
            DefaultValueFactory = _ => DefaultAddress,
        };
        urls.Validators.Add(result =>
        {
            if (AddressOf(result.GetValueOrDefault<string>()) is null)
            {
                result.AddError("--urls takes one http address on loopback: it is for whoever sits here.");
            }
        });
        var command = new Command("serve", "Run rotations, pages and API until Ctrl+C.") { simulate, urls };
        command.Validators.Add(result =>
        {
            if (result.GetValue(simulate) && result.GetResult(common.Setting) is not null)
            {
                result.AddError("serve --simulate brings its own settings: leave out --setting, or leave out --simulate.");
            }
        });
        command.Does(
            common,
            (session, ct) =>
            {
                var address = AddressOf(session.Parsed.GetValue(urls))!;
                if (ListeningAddress.WhyNot(address) is { } taken)
                {
                    return Task.FromResult(session.Terminal.Fail(ExitCode.Failed, taken));
                }

                return session.Parsed.GetValue(simulate)
                    ? SimulateAsync(session.Terminal, address, ct)
                    : ServeAsync(
                        session.Configuration,
                        session.Terminal,
                        address,
                        ct,
                        file: LocalSettings.FileOf(session.Parsed.GetValue(common.Config))
                    );
            }
        );
        return command;
    }

    private static async Task<int> SimulateAsync(Terminal terminal, Uri address, CancellationToken ct)
    {
        await using var estate = await DemoEstate.StartWithTiersAsync(ct);
        using var folder = new DemoFolder();
        foreach (var line in estate.Describe())
        {
            terminal.Say(line);
        }

        var settings = estate.Settings(folder.Path);
        var file = await DemoSettingsFile.WriteAsync(folder.Path, settings, ct);
        return await ServeAsync(settings, terminal, address, ct, estate, file);
    }

    private static async Task<int> ServeAsync(
        IConfiguration configuration,
        Terminal terminal,
        Uri address,
        CancellationToken ct,
        DemoEstate? estate = null,
        string? file = null
    )
    {
        await using var app = WebHost.Create(configuration, terminal, address, services => AddMore(services, estate));
        if (estate is not null)
        {
            app.MapDemoInbox(estate.Mail);
            app.MapDemoChannel(estate.Teams);
        }

        app.Services.GetService<IStartupValidator>()?.Validate();
        await app.StartAsync(ct);
        var listening = new Uri(app.Urls.First());
        if (estate is not null)
        {
            await estate.SubscribeAsync(app.EventsOf(), ct);
            terminal.Say(
                $"Mailboxes, simulated: {new Uri(listening, DemoInbox.Path)} (the approver of policy critical reads there)"
            );
            terminal.Say($"Teams channel, simulated: {new Uri(listening, DemoChannel.Path)}");
            terminal.Say(
                "No timer starts anything here but what goes on with campaigns: a real host sweeps, watches, scans and writes letters."
            );
            terminal.Say(
                $"Every other command works on this estate from a second terminal: {ToolCommand.Here} plan --config {file}"
            );
        }
        else
        {
            terminal.Say($"Settings: {file ?? "environment and command line only"}");
            terminal.Say($"State: {Path.GetFullPath(LocalSettings.Folder(configuration))}");
        }

        var keys = app.Services.GetRequiredService<LocalKeys>();
        terminal.Answer(new ServeAnswer(listening, app.EntranceOf(), keys.Bearer, app.EventsOf(), file));
        terminal.Say($"Dashboard: {app.EntranceOf()}");
        terminal.Say(
            "This link lets in one browser, once: a copy of it in a history or a log opens nothing. For another browser, or when its cookie is gone, start the host again."
        );
        terminal.Say($"Programs send 'Authorization: Bearer {keys.Bearer}'.");
        terminal.Say(
            $"Event subscriptions deliver to {app.EventsOf()}. Ctrl+C stops; {(estate is null ? "rotations go on at the next start" : "this estate and all that happened in it are gone then")}."
        );
        await Task.Delay(Timeout.InfiniteTimeSpan, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    /// <summary>The simulated estate is there to be looked at: nothing starts by itself, and its readers sit at this machine.</summary>
    internal static void AddMore(IServiceCollection services, DemoEstate? estate)
    {
        if (estate is null)
        {
            services.AddSchedules();
            return;
        }

        services
            .AddCampaignTimer()
            .AddSingleton<IPageRoot, ListeningPageRoot>()
            .AddSingleton(estate.Mail)
            .AddSingleton(new PageLink(DemoInbox.Path.TrimStart('/'), "Mailboxes (simulated)"))
            .AddSingleton(new PageLink(DemoChannel.Path.TrimStart('/'), "Teams channel (simulated)"))
            .AddHostedService<DemoMailReport>();
    }

    private static Uri? AddressOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true }
            ? address
            : null;
}

/// <param name="Open">The dashboard's address with the key that one browser can use once.</param>
/// <param name="Key">What programs send as a bearer token.</param>
/// <param name="Events">Where event subscriptions deliver to.</param>
/// <param name="Settings">The settings file that other commands take for the same estate; left out where there is none.</param>
internal sealed record ServeAnswer(Uri Listening, Uri Open, string Key, Uri Events, string? Settings);
