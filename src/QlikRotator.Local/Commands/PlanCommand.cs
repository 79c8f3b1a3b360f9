using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class PlanCommand
{
    private const int MostDays = 3650;

    public static Command Create(CommonOptions common)
    {
        var days = new Option<int>("--days") { Description = "How far to look ahead.", DefaultValueFactory = _ => 30 };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MostDays)
            {
                result.AddError($"--days takes a number of days from 0 to {MostDays}.");
            }
        });
        var command = new Command("plan", "Show what falls due, the most urgent first.") { days };
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var report = await services.GetRequiredService<SecretInventory>().ReadAsync(ct);
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var ahead = TimeSpan.FromDays(session.Parsed.GetValue(days));
                var plan = SweepPlan.Ahead(report.Secrets, now, ahead);
                InventoryNotes.Tell(session.Terminal, report.Unread);
                InventoryNotes.Tell(session.Terminal, report.Lost);
                InventoryNotes.Tell(session.Terminal, report.Unmanageable);
                foreach (var shared in report.SharedSlots)
                {
                    await session.Terminal.Error.WriteLineAsync($"Warning: {shared.Reason}");
                }

                var unmanageable = report.Unmanageable.Select(EstateRow.Of);
                Show(session.Terminal, plan, report.Incomplete is null);
                session.Terminal.Answer(
                    new PlanAnswer(
                        [.. plan.Select(PlanRow.Of)],
                        [.. unmanageable.Select(SecretRow.Of)],
                        report.Lost,
                        report.SharedSlots,
                        report.Unread,
                        report.Incomplete
                    )
                );
                return InventoryNotes.CodeOf(report);
            }
        );
        return command;
    }

    /// <summary>"Nothing" is said only where every vault could be read.</summary>
    private static void Show(Terminal terminal, IReadOnlyList<PlannedRotation> plan, bool complete)
    {
        if (plan.Count == 0)
        {
            terminal.Say(complete ? "Nothing falls due." : "What falls due is not known.");
            return;
        }

        var listing = new Listing("start", "secret", "family", "expires", "tenant", "why");
        foreach (var one in plan)
        {
            listing.Add(
                $"{one.StartAt:yyyy-MM-dd}",
                one.Secret.Name,
                one.Source,
                $"{one.Expiry:yyyy-MM-dd}",
                one.Tenant,
                one.Reason.Code == "Planned" ? null : one.Reason.Message
            );
        }

        listing.Write(terminal);
    }
}

internal sealed record PlanAnswer(
    IReadOnlyList<PlanRow> Plan,
    IReadOnlyList<SecretRow> Unmanageable,
    IReadOnlyList<LostSecret> Lost,
    IReadOnlyList<SharedSlot> SharedSlots,
    IReadOnlyList<UnreadPlace> Unread,
    Reason? Incomplete
);
