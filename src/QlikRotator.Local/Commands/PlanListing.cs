using QlikRotator.Application.Messages;
using QlikRotator.Application.Planning;
using QlikRotator.Core;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary>A plan for a person at a terminal.</summary>
internal static class PlanListing
{
    /// <summary>
    /// "Nothing" is said only where every vault could be read. What was due before <paramref name="now"/> begins now: the other formats
    /// keep the day on which it was due, so that they stay the same until something changes.
    /// </summary>
    public static void Show(Terminal terminal, RotationPlan plan, DateTimeOffset now)
    {
        foreach (var finding in plan.Checkup)
        {
            terminal.Error.WriteLine($"Checkup: {finding.Subject}: {finding.Reason.Message} {finding.Next}");
        }

        if (plan.Plan.Count == 0)
        {
            terminal.Say(plan.Incomplete is null ? "Nothing falls due." : "What falls due is not known.");
            return;
        }

        var listing = new Listing("start", "secret", "family", "expires", "old one dies", "tenant", "why", "in its way");
        foreach (var one in plan.Plan)
        {
            listing.Add(
                one.StartAt <= now ? "now" : $"{one.StartAt:yyyy-MM-dd}",
                one.Secret.Name,
                one.Family,
                $"{one.ExpiresAt:yyyy-MM-dd}",
                ForecastWords.Short(one.Retirement.NotBefore < now ? one.Retirement with { NotBefore = now } : one.Retirement),
                one.Tenant,
                one.Reason.Code == CoreCodes.Planned ? null : one.Reason.Message,
                string.Join(" ", one.Blockers.Concat(one.Unseen is { } unseen ? [unseen] : []).Select(why => why.Message))
            );
        }

        listing.Write(terminal);
        var blocked = plan.Plan.Count(one => one.Blockers.Count > 0);
        if (plan.Checked)
        {
            terminal.Say(blocked == 0 ? "Nothing is in the way." : $"{Words.Count(blocked, "rotation")} blocked.");
        }
    }
}
