using System.CommandLine;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Remote;

namespace QlikRotator.Local.Commands;

/// <summary><c>campaign start</c>, also as a dry run.</summary>
internal sealed class CampaignStart
{
    private readonly Option<string?> _tenant = new("--tenant") { Description = "Of this tenant." };
    private readonly Option<string?> _family = new("--family") { Description = $"Of one family: {SourceNames.All}." };
    private readonly Option<string?> _policy = new("--policy") { Description = "Of this policy." };
    private readonly Option<string?> _tag = new("--tag") { Description = "That carry this tag.", HelpName = "name=value" };
    private readonly Option<bool> _all = new("--all") { Description = "Everything." };
    private readonly Option<bool> _leak = new("--leak")
    {
        Description = "They leaked: most exposed first; only what policies ask is waited for.",
    };
    private readonly Option<int?> _canaries = new("--canaries") { Description = "So many must end well first; 3 if left out." };
    private readonly Option<int?> _wave = new("--wave") { Description = "So many together after that; 50 if left out." };
    private readonly Option<string?> _stopAt = new("--stop-at")
    {
        Description = "Failures that stop it: 3, 10% of a wave (if left out), none.",
    };
    private readonly Option<bool> _held = new("--held") { Description = "Also held ones; what is replaced stays alive." };
    private readonly Option<bool> _manual = new("--manual") { Description = "Also those that only people start." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Recorded; a leak needs one." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would be done." };

    public static Command Create(CommonOptions common)
    {
        var start = new CampaignStart();
        var command = new Command("start", "Begin a campaign.")
        {
            start._tenant,
            start._family,
            start._policy,
            start._tag,
            start._all,
            start._leak,
            start._canaries,
            start._wave,
            start._stopAt,
            start._held,
            start._manual,
            start._reason,
            start._dryRun,
        };
        command.Validators.Add(parsed =>
        {
            var wanted = start.RequestOf(parsed);
            if ((wanted.Problem ?? wanted.Value!.WhyNot()) is { } wrong)
            {
                parsed.AddError(wrong.Message);
            }
        });
        command.LooksAnywhere(common, start.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(CommandSession session, IServiceProvider services, CancellationToken ct)
    {
        var orders = services.GetRequiredService<ICampaignOrders>();
        var wanted = RequestOf(session.Parsed.CommandResult).Value!;
        if (session.Parsed.GetValue(_dryRun))
        {
            return Show(session.Terminal, await orders.PreviewAsync(wanted, ct));
        }

        var begun = await orders.StartAsync(wanted, ct);
        if (!begun.TryGet(out var row, out var problem))
        {
            return session.Terminal.Fail(ExitCode.Failed, problem);
        }

        session.Terminal.Say(
            $"Campaign {row.Id} rotates {Words.Count(row.Total, "secret")}.{(row.LeftOut == 0 ? "" : $" 'campaign status {row.Id} --secrets' says why it leaves out {Words.Count(row.LeftOut, "other")}.")}"
        );
        session.Terminal.Say(
            services.GetService<AppTarget>() is { } app
                ? $"It goes on in {app.Address.Authority}; 'campaign follow {row.Id}' shows how."
                : $"It goes on while 'serve' runs, or with 'campaign follow {row.Id}'."
        );
        session.Terminal.Answer(new CampaignAnswer(row, null, null));
        return ExitCode.Done;
    }

    private static int Show(Terminal terminal, Result<CampaignPreview> seen)
    {
        if (!seen.TryGet(out var preview, out var problem))
        {
            return terminal.Fail(ExitCode.Failed, problem);
        }

        CampaignText.Show(terminal, preview);
        terminal.Answer(preview);
        return preview.Incomplete is null ? ExitCode.Done : ExitCode.Failed;
    }

    private Result<CampaignRequest> RequestOf(System.CommandLine.Parsing.CommandResult parsed)
    {
        var mode = parsed.GetValue(_leak) ? RotationMode.Leak : RotationMode.Routine;
        var filter = new CampaignFilter(
            parsed.GetValue(_tenant),
            parsed.GetValue(_family),
            parsed.GetValue(_policy),
            parsed.GetValue(_tag),
            parsed.GetValue(_all)
        );
        return CampaignRequest
            .LimitsOf(mode, parsed.GetValue(_canaries), parsed.GetValue(_wave), parsed.GetValue(_stopAt))
            .Map(limits => new CampaignRequest(filter, mode, limits, Person.Here, parsed.GetValue(_reason))
            {
                TakesHeld = parsed.GetValue(_held),
                TakesManual = parsed.GetValue(_manual),
            });
    }
}
