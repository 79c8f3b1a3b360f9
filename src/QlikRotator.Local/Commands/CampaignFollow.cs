using System.CommandLine;
using QlikRotator.Application.Campaigns;
using QlikRotator.Core.Campaigns;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>campaign follow</c>: goes on with a campaign in this process, or watches the app do it, until it ends, is paused or stops.</summary>
internal static class CampaignFollow
{
    public static Command Create(CommonOptions common)
    {
        var id = CampaignCommand.Id();
        var command = new Command("follow", "Go on with a campaign and follow it to its end.") { id };
        command.RotatesAnywhere(
            common,
            (session, services, ct) => FollowAsync(session.Terminal, services, session.Parsed.GetValue(id)!, ct)
        );
        return command;
    }

    private static async Task<int> FollowAsync(Terminal terminal, IServiceProvider services, string id, CancellationToken ct)
    {
        var campaigns = services.GetRequiredService<ICampaigns>();
        var orders = services.GetRequiredService<ICampaignOrders>();
        var time = services.GetRequiredService<TimeProvider>();
        var said = "";
        while (await campaigns.FindAsync(id, ct) is { } row)
        {
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

            await orders.GoOnAsync(id, ct);
            await Task.Delay(campaigns.LookEvery, time, ct);
        }

        return terminal.Fail(ExitCode.Failed, CampaignDesk.NotFound(id));
    }
}
