using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class PlanCommand
{
    public static Command Create(CommonOptions common)
    {
        var days = new Option<int>("--days") { Description = "How far to look ahead.", DefaultValueFactory = _ => 30 };
        var command = new Command("plan", "Show what falls due, most urgent first. Changes nothing.") { days };
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var report = await services.GetRequiredService<SecretInventory>().ReadAsync(ct);
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var ahead = TimeSpan.FromDays(Math.Clamp(session.Parsed.GetValue(days), 0, 3650));
                var plan = SweepPlan.Ahead(report.Secrets, now, ahead);
                Show(session.Terminal, plan);
                session.Terminal.Answer(new PlanAnswer(plan, report.Unmanageable, report.Incomplete));
                return SecretsCommand.Complete(session.Terminal, report.Incomplete);
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, IReadOnlyList<PlannedRotation> plan)
    {
        if (plan.Count == 0)
        {
            terminal.Say("Nothing falls due.");
            return;
        }

        var listing = new Listing("start", "secret", "source", "tenant", "expires", "why");
        foreach (var one in plan)
        {
            listing.Add(
                $"{one.StartAt:yyyy-MM-dd HH:mm}",
                one.Secret.Name,
                one.Source,
                one.Tenant,
                $"{one.Expiry:yyyy-MM-dd}",
                one.Reason.Message
            );
        }

        listing.Write(terminal);
    }
}

internal sealed record PlanAnswer(
    IReadOnlyList<PlannedRotation> Plan,
    IReadOnlyList<UnmanageableSecret> Unmanageable,
    Reason? Incomplete
);
