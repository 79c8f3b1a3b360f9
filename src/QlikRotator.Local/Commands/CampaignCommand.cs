using System.CommandLine;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>campaign</c>: many secrets rotated as one thing.</summary>
internal static class CampaignCommand
{
    public static Command Create(CommonOptions common) =>
        new("campaign", "Rotate many secrets as one thing: canaries, then waves.")
        {
            CampaignStart.Create(common),
            List(common),
            Status(common),
            CampaignFollow.Create(common),
            Change(common, CampaignChange.Pause, "Begin nothing more for now."),
            Change(common, CampaignChange.Resume, "Go on; failures so far stop it no more."),
            Change(common, CampaignChange.Cancel, "Begin nothing more, ever."),
        };

    public static Argument<string> Id() => new("campaign") { Description = "Id of a campaign." };

    private static Command List(CommonOptions common)
    {
        var command = new Command("list", "List campaigns, the newest first.");
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var rows = await services.GetRequiredService<ICampaigns>().ListAsync(ct);
                var listing = new Listing("campaign", "state", "good", "failed", "of", "what");
                foreach (var row in rows)
                {
                    listing.Add(row.Id, CampaignWords.Of(row.State), $"{row.Good}", $"{row.Failed}", $"{row.Total}", row.Filter);
                }

                if (rows.Count == 0)
                {
                    session.Terminal.Say("There was no campaign yet.");
                }
                else
                {
                    listing.Write(session.Terminal);
                }

                session.Terminal.Answer(new CampaignListAnswer(rows));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Status(CommonOptions common)
    {
        var id = Id();
        var secrets = new Option<bool>("--secrets") { Description = "Also list its secrets, and those left out." };
        var command = new Command("status", "Show one campaign.") { id, secrets };
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var campaigns = services.GetRequiredService<ICampaigns>();
                var wanted = session.Parsed.GetValue(id)!;
                if (await campaigns.FindAsync(wanted, ct) is not { } row)
                {
                    return session.Terminal.Fail(ExitCode.Failed, CampaignDesk.NotFound(wanted));
                }

                var contents = session.Parsed.GetValue(secrets) ? await campaigns.ContentsAsync(row.Id, ct) : null;
                CampaignText.Show(session.Terminal, row);
                CampaignText.Show(session.Terminal, contents?.Secrets ?? [], contents?.LeftOut ?? []);
                session.Terminal.Answer(new CampaignAnswer(row, contents?.Secrets, contents?.LeftOut));
                return CampaignText.CodeOf(row);
            }
        );
        return command;
    }

    private static Command Change(CommonOptions common, CampaignChange change, string says)
    {
        var id = Id();
        var reason = new Option<string?>("--reason") { Description = "Recorded with it." };
        var command = new Command(change.ToString().ToLowerInvariant(), says) { id, reason };
        command.Validators.Add(parsed =>
        {
            if (FreeText.Problem(parsed.GetValue(reason), "--reason") is { } problem)
            {
                parsed.AddError(problem.Message);
            }
        });
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var (wanted, why) = (session.Parsed.GetValue(id)!, session.Parsed.GetValue(reason));
                var changed = await services.GetRequiredService<ICampaignOrders>().ChangeAsync(change, wanted, why, ct);
                if (!changed.TryGet(out var row, out var problem))
                {
                    return session.Terminal.Fail(ExitCode.Failed, problem);
                }

                session.Terminal.Say(
                    $"Campaign {row.Id} is {CampaignWords.Of(row.State)}; {Words.Count(row.UnderWay, "rotation")} under way."
                );
                session.Terminal.Answer(new CampaignAnswer(row, null, null));
                return ExitCode.Done;
            }
        );
        return command;
    }
}

internal sealed record CampaignListAnswer(IReadOnlyList<CampaignRow> Campaigns);

/// <param name="Secrets">Left out where nobody asked for them.</param>
/// <param name="LeftOut">Left out where nobody asked for them.</param>
internal sealed record CampaignAnswer(
    CampaignRow Campaign,
    IReadOnlyList<CampaignSecretRow>? Secrets,
    IReadOnlyList<CampaignLeftOut>? LeftOut
);
