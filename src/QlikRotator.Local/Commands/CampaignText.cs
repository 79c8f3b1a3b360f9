using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Campaigns;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary>Campaigns for a person at the terminal.</summary>
internal static class CampaignText
{
    public static void Show(Terminal terminal, CampaignRow row)
    {
        terminal.Say(
            $"Campaign {row.Id}, {row.Filter}{(row.Mode == Core.Rotation.RotationMode.Leak ? ", leak" : "")}: {CampaignWords.Of(row.State)}"
        );
        terminal.Say($"  begun by {row.By} {When.Text(row.BegunAt)}{(row.Why is { } why ? $": {why}" : "")}");
        terminal.Say($"  {Line(row)}");
        if ((row.EndedAt ?? row.EstimatedEnd) is { } end)
        {
            terminal.Say($"  {(row.EndedAt is null ? "ends at the earliest" : "ended")} {When.Text(end)}");
        }

        foreach (var one in row.Failures)
        {
            terminal.Say($"  failed: {one.Secret.Name}, rotation {one.RotationId}: {one.Why.Message}");
        }

        foreach (var one in row.Events)
        {
            terminal.Say($"  {When.Exactly(one.At)} {CampaignWords.Of(one.What)}, by {one.By}: {one.What.Message}");
        }
    }

    /// <summary>Where it is, in one line.</summary>
    public static string Line(CampaignRow row) =>
        $"{(row.Stage == CampaignStage.Canaries ? "canaries" : $"wave {row.WaveNumber}")}: {row.Good} good, {row.Failed} failed, {row.Skipped} with nothing to do, {row.UnderWay} under way ({row.WaitingForApproval} wait for approval), {row.NotBegun} of {row.Total} not begun";

    public static void Show(Terminal terminal, CampaignPreview preview)
    {
        terminal.Say(
            preview.Total == 0
                ? "Nothing would be rotated."
                : $"{Words.Count(preview.Total, "secret")} would be rotated, in this order:"
        );
        Show(terminal, preview.Secrets, preview.LeftOut);
        if (preview.Total > 0)
        {
            terminal.Say(preview.Applies);
        }

        if (preview is { Total: > 0, EstimatedEnd: { } end })
        {
            terminal.Say($"It would end {When.Text(end)} at the earliest.");
        }

        if (preview.Incomplete is { } incomplete)
        {
            terminal.Warn(incomplete.Message);
        }
    }

    public static void Show(Terminal terminal, IReadOnlyList<CampaignSecretRow> secrets, IReadOnlyList<CampaignLeftOut> leftOut)
    {
        if (secrets.Count > 0)
        {
            var listing = new Listing("secret", "state", "tenant", "rotation", "note");
            foreach (var one in secrets)
            {
                listing.Add(one.Secret.Name, CampaignWords.Of(one.State), one.Tenant, one.RotationId, one.Why?.Message);
            }

            listing.Write(terminal);
        }

        foreach (var one in leftOut)
        {
            terminal.Say($"left out: {SecretLine.Of(one.Secret, one.Why.Message)}");
        }
    }

    public static int CodeOf(CampaignRow row) =>
        row.State == CampaignState.Stopped ? ExitCode.PersonNeeded
        : row.Failed > 0 ? ExitCode.Failed
        : ExitCode.Done;
}
