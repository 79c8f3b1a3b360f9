using System.Globalization;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;
using Spectre.Console;

namespace QlikRotator.Local.Progress;

/// <summary>Events as they come, above a line that says where the rotation is now.</summary>
internal sealed class LiveDisplay(EventLines lines, StatusContext status, RunningStages stages, TimeProvider time)
    : IRotationDisplay
{
    public static EventLines LinesOn(IAnsiConsole console) => new((row, one) => console.MarkupLine(Line(row, one)));

    public void Show(RotationRow row, IReadOnlyList<LedgerEvent> events)
    {
        lines.Show(row, events);
        var stage = stages.Of(row.RotationId) is { } now and not RotationSteps.Scheduled ? now : row.Stage;
        var elapsed = (time.GetUtcNow() - row.StartedAt).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
        status.Status(
            $"[bold]{Markup.Escape(row.Secret.Name)}[/] {Markup.Escape(StageWords.Of(stage, stage == row.Stage ? row.Wait : null))} [grey]{elapsed}[/]"
        );
    }

    private static string Line(RotationRow row, EventLine one) =>
        $"[grey]{one.Event.At:HH:mm:ss}[/] {Markup.Escape(row.Secret.Name)} [{ColourOf(one.Event.Entry.What)}]{Markup.Escape(one.Title)}[/] [grey]{Markup.Escape(one.Text)}[/]";

    private static string ColourOf(string what) =>
        what switch
        {
            nameof(OutcomeKind.Rotated) or nameof(OutcomeKind.Delivered) or nameof(OutcomeKind.Held) => "green",
            nameof(OutcomeKind.Refused) or nameof(OutcomeKind.Restored) or nameof(OutcomeKind.KeptBoth) => "yellow",
            nameof(OutcomeKind.PersonNeeded) => "red",
            _ => "blue",
        };
}
