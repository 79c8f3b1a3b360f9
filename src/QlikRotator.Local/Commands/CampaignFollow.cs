using System.CommandLine;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Campaigns;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>campaign follow</c>: goes on with a campaign in this process until it ends, is paused or stops.</summary>
internal static class CampaignFollow
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public static Command Create(CommonOptions common)
    {
        var id = CampaignCommand.Id();
        var command = new Command("follow", "Go on with a campaign here and follow it to its end.") { id };
        command.Rotates(
            common,
            (session, services, ct) => FollowAsync(session.Terminal, services, session.Parsed.GetValue(id)!, ct)
        );
        return command;
    }

    private static async Task<int> FollowAsync(Terminal terminal, IServiceProvider services, string id, CancellationToken ct)
    {
        var reports = services.GetRequiredService<CampaignReports>();
        var time = services.GetRequiredService<TimeProvider>();
        var said = "";
        while (await reports.FindAsync(id, ct) is { } record)
        {
            var row = reports.RowOf(record);
            if (CampaignText.Line(row) is var line && line != said)
            {
                terminal.Say(said = line);
            }

            if (row is { State: not CampaignState.Running, UnderWay: 0 })
            {
                CampaignText.Show(terminal, row);
                terminal.Answer(new CampaignAnswer(row, null, null));
                return CampaignText.CodeOf(row);
            }

            await services.GetRequiredService<CampaignRunner>().TurnAsync(id, services.GetRequiredService<IRotationHost>(), ct);
            await Task.Delay(Every, time, ct);
        }

        return terminal.Fail(ExitCode.Failed, CampaignDesk.NotFound(id));
    }
}
