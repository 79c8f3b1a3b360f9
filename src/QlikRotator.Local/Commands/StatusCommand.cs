using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class StatusCommand
{
    private const int MostListed = 50;

    public static Command Create(CommonOptions common)
    {
        var rotation = new Argument<string?>("rotation")
        {
            Description = "Id of a rotation, its beginning, or a secret's name.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var watch = new Option<bool>("--watch") { Description = "Follow this rotation to its end." };
        var command = new Command("status", "Show rotations, running and ended.") { rotation, watch };
        command.Validators.Add(result =>
        {
            if (result.GetValue(watch) && result.GetValue(rotation) is null)
            {
                result.AddError("--watch follows one rotation: name it, or its secret.");
            }
        });
        command.LooksAnywhere(
            common,
            (session, services, ct) =>
                session.Parsed.GetValue(rotation) is { } text
                    ? OneAsync(session.Terminal, services, text, session.Parsed.GetValue(watch), ct)
                    : AllAsync(session.Terminal, services, ct)
        );
        return command;
    }

    private static async Task<int> AllAsync(Terminal terminal, IServiceProvider services, CancellationToken ct)
    {
        var newest = await services.GetRequiredService<IRotations>().NewestAsync(MostListed, ct);
        var listing = new Listing("rotation", "secret", "state", "started", "family");
        foreach (var one in newest.Rotations)
        {
            listing.Add(one.RotationId, one.Secret.Name, StateOf(one), $"{one.StartedAt:yyyy-MM-dd HH:mm}", one.Family);
        }

        if (newest.Rotations.Count == 0)
        {
            terminal.Say("There was no rotation yet. The command 'plan' shows what falls due.");
        }
        else
        {
            listing.Write(terminal);
        }

        terminal.Answer(newest);
        return ExitCode.Done;
    }

    private static string StateOf(RotationRow row) =>
        row.Outcome is { } outcome ? OutcomeWords.Short(outcome.Kind) : StageWords.Of(row.Stage, row.Wait);

    private static async Task<int> OneAsync(
        Terminal terminal,
        IServiceProvider services,
        string text,
        bool watch,
        CancellationToken ct
    )
    {
        if (await services.GetRequiredService<IRotations>().FindAsync(text, ct) is not { } found)
        {
            return terminal.Fail(ExitCode.Failed, RotationMatch.None(text));
        }

        if (watch && found.Rotation.Outcome is null)
        {
            var screen = services.GetRequiredService<RotationScreen>();
            found = await screen.FollowAsync(found.Rotation.RotationId, () => Task.FromResult(false), ct);
        }

        var row = found.Rotation;
        terminal.Say($"{row.RotationId} {row.Secret.Name}: {StateOf(row)}");
        foreach (var one in EventLine.Of(found.Events, row.Tenant))
        {
            terminal.Say($"{one.Event.At:u} {one.Title}, by {EventWords.Actor(one.Event.Entry.Actor)}");
            foreach (var line in WrappedText.Lines(one.Text, Listing.Width - 2).Where(line => line.Length > 0))
            {
                terminal.Say($"  {line}");
            }
        }

        terminal.Answer(found);
        return row.Outcome is { } outcome ? ExitCode.Of(outcome.Kind) : ExitCode.Done;
    }
}
