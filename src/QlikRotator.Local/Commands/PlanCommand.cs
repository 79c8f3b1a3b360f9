using System.CommandLine;
using System.Globalization;
using QlikRotator.Application.Planning;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Commands;

/// <summary><c>plan</c>: what falls due and what is in its way, for a person, a review or a pipeline.</summary>
internal static class PlanCommand
{
    private const int MostDays = 3650;

    public static Command Create(CommonOptions common)
    {
        var options = new PlanOptions();
        var command = new Command("plan", "Show what falls due, the most urgent first.")
        {
            options.Days,
            options.Until,
            options.Check,
            options.Yaml,
            options.Markdown,
        };
        command.Validators.Add(result =>
        {
            if (
                new[] { result.GetValue(common.Json), result.GetValue(options.Yaml), result.GetValue(options.Markdown) }.Count(
                    one => one
                ) > 1
            )
            {
                result.AddError("Take one of --json, --yaml and --markdown.");
            }
        });
        command.LooksAnywhere(common, (session, services, ct) => RunAsync(session, options, services, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandSession session,
        PlanOptions options,
        IServiceProvider services,
        CancellationToken ct
    )
    {
        var query = new PlanQuery(
            session.Parsed.GetValue(options.Days),
            session.Parsed.GetValue(options.Until),
            session.Parsed.GetValue(options.Check)
        );
        var plan = await services.GetRequiredService<IEstate>().PlanAsync(query, ct);
        InventoryNotes.Tell(session.Terminal, plan.Unread);
        InventoryNotes.Tell(session.Terminal, plan.Lost);
        InventoryNotes.Tell(session.Terminal, plan.Unmanageable);
        foreach (var shared in plan.SharedSlots)
        {
            await session.Terminal.Error.WriteLineAsync($"Warning: {shared.Reason.Message}");
        }

        Show(session, options, plan, services.GetRequiredService<TimeProvider>().GetUtcNow());
        return query.Check ? CodeOf(plan) : InventoryNotes.CodeOf(plan.Lost, plan.Unread);
    }

    private static void Show(CommandSession session, PlanOptions options, RotationPlan plan, DateTimeOffset now)
    {
        if (session.Parsed.GetValue(options.Yaml) || session.Parsed.GetValue(options.Markdown))
        {
            var text = session.Parsed.GetValue(options.Yaml) ? PlanText.ToYaml(plan) : PlanText.ToMarkdown(plan);
            session.Terminal.Out.Write(text);
            return;
        }

        PlanListing.Show(session.Terminal, plan, now);
        session.Terminal.Answer(plan);
    }

    /// <summary>What only a person can mend comes before what may be gone at the next try.</summary>
    private static int CodeOf(RotationPlan plan) =>
        plan.Plan.Any(row => row.Blockers.Count > 0) || plan.Unmanageable.Count > 0 || plan.Lost.Any(one => !one.Passing)
            ? ExitCode.PersonNeeded
        : plan.Plan.Any(row => row.Unseen is not null) || plan.Unread.Count > 0 || plan.Checkup.Count > 0 ? ExitCode.Failed
        : ExitCode.Done;

    private sealed class PlanOptions
    {
        public PlanOptions() =>
            Days.Validators.Add(result =>
            {
                if (
                    result.Tokens is [var text]
                    && int.TryParse(text.Value, CultureInfo.InvariantCulture, out var days)
                    && days is < 0 or > MostDays
                )
                {
                    result.AddError($"--days takes a number of days from 0 to {MostDays}.");
                }
            });

        public Option<int> Days { get; } =
            new("--days") { Description = "How far to look ahead.", DefaultValueFactory = _ => 30 };

        public Option<DateOnly?> Until { get; } =
            new("--until")
            {
                Description = "Last day (UTC) to look at, in place of --days.",
                HelpName = "yyyy-MM-dd",
                CustomParser = result =>
                {
                    if (
                        DateOnly.TryParseExact(
                            result.Tokens[0].Value,
                            "yyyy-MM-dd",
                            CultureInfo.InvariantCulture,
                            DateTimeStyles.None,
                            out var day
                        )
                    )
                    {
                        return day;
                    }

                    result.AddError("--until takes a day such as 2026-12-31.");
                    return null;
                },
            };

        public Option<bool> Check { get; } =
            new("--check")
            {
                Description =
                    "Ask tenants, vaults and slots what stands in the way; ends with 3 where something does, 1 where something could not be asked.",
            };

        public Option<bool> Yaml { get; } = new("--yaml") { Description = "Write the plan as YAML." };

        public Option<bool> Markdown { get; } = new("--markdown") { Description = "Write the plan as Markdown." };
    }
}
