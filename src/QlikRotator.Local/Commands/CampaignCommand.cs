using System.CommandLine;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
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
            Change(
                common,
                "pause",
                "Begin nothing more for now.",
                (desk, id, why, ct) => desk.PauseAsync(id, Person.Here, why, ct)
            ),
            Change(
                common,
                "resume",
                "Go on; failures so far stop it no more.",
                (desk, id, why, ct) => desk.ResumeAsync(id, Person.Here, why, ct)
            ),
            Change(
                common,
                "cancel",
                "Begin nothing more, ever.",
                (desk, id, why, ct) => desk.CancelAsync(id, Person.Here, why, ct)
            ),
        };

    public static Argument<string> Id() => new("campaign") { Description = "Id of a campaign." };

    private static Command List(CommonOptions common)
    {
        var command = new Command("list", "List campaigns, the newest first.");
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var rows = await services.GetRequiredService<CampaignReports>().ListAsync(ct);
                var listing = new Listing("campaign", "state", "good", "failed", "of", "what");
                foreach (var row in rows)
                {
                    listing.Add(row.Id, $"{row.State}", $"{row.Good}", $"{row.Failed}", $"{row.Total}", row.Filter);
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
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var reports = services.GetRequiredService<CampaignReports>();
                if (await reports.FindAsync(session.Parsed.GetValue(id)!, ct) is not { } record)
                {
                    return session.Terminal.Fail(ExitCode.Failed, CampaignDesk.NotFound(session.Parsed.GetValue(id)!));
                }

                var row = reports.RowOf(record);
                var all = session.Parsed.GetValue(secrets);
                var rows = all ? await reports.SecretsAsync(record, 0, record.Total, ct) : null;
                var leftOut = all ? await reports.LeftOutAsync(record, 0, record.LeftOut, ct) : null;
                CampaignText.Show(session.Terminal, row);
                CampaignText.Show(session.Terminal, rows ?? [], leftOut ?? []);
                session.Terminal.Answer(new CampaignAnswer(row, rows, leftOut));
                return CampaignText.CodeOf(row);
            }
        );
        return command;
    }

    private static Command Change(
        CommonOptions common,
        string verb,
        string says,
        Func<CampaignDesk, string, string?, CancellationToken, Task<Result<CampaignRecord>>> change
    )
    {
        var id = Id();
        var reason = new Option<string?>("--reason") { Description = "Recorded with it." };
        var command = new Command(verb, says) { id, reason };
        command.Validators.Add(parsed =>
        {
            if (FreeText.Problem(parsed.GetValue(reason), "--reason") is { } problem)
            {
                parsed.AddError(problem.Message);
            }
        });
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var desk = services.GetRequiredService<CampaignDesk>();
                var changed = await change(desk, session.Parsed.GetValue(id)!, session.Parsed.GetValue(reason), ct);
                if (!changed.TryGet(out var record, out var problem))
                {
                    return session.Terminal.Fail(ExitCode.Failed, problem);
                }

                var row = services.GetRequiredService<CampaignReports>().RowOf(record);
                session.Terminal.Say($"Campaign {row.Id} is {row.State}; {Words.Count(row.UnderWay, "rotation")} under way.");
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
