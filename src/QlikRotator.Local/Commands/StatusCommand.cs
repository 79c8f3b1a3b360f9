using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
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
        command.Looks(
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
        var all = await services.GetRequiredService<RotationLedger>().ListAsync(ct).ToListAsync(ct);
        var newest = all.OrderByDescending(one => one.StartedAt).Take(MostListed).ToList();
        var listing = new Listing("rotation", "secret", "state", "started", "family");
        foreach (var one in newest)
        {
            listing.Add(one.RotationId, one.Subject.Name, StateOf(one), $"{one.StartedAt:yyyy-MM-dd HH:mm}", one.Source);
        }

        if (newest.Count == 0)
        {
            terminal.Say("There was no rotation yet. The command 'plan' shows what falls due.");
        }
        else
        {
            listing.Write(terminal);
        }

        terminal.Answer(new StatusAnswer(all.Count, [.. newest.Select(RotationRow.Of)]));
        return ExitCode.Done;
    }

    private static string StateOf(RotationRecord record) =>
        record.Outcome is { } outcome ? OutcomeWords.Short(outcome.Kind) : StageWords.Of(record.Stage);

    private static async Task<int> OneAsync(
        Terminal terminal,
        IServiceProvider services,
        string text,
        bool watch,
        CancellationToken ct
    )
    {
        if (await services.GetRequiredService<RotationFinder>().FindAsync(text, ct) is not { } record)
        {
            return terminal.Fail(ExitCode.Failed, $"No rotation fits '{text}'. The command 'status' alone lists them all.");
        }

        if (watch && record.Outcome is null)
        {
            var screen = services.GetRequiredService<RotationScreen>();
            record = await screen.FollowAsync(record.RotationId, () => Task.FromResult(false), ct);
        }

        var events = await services.GetRequiredService<RotationLedger>().EventsAsync(record.RotationId, ct).ToListAsync(ct);
        terminal.Say($"{record.RotationId} {record.Subject.Name}: {StateOf(record)}");
        foreach (var one in events)
        {
            terminal.Say($"{one.At:u} {EventWords.Title(one.Entry)}, by {EventWords.Actor(one.Entry.Actor)}");
            foreach (var line in WrappedText.Lines(EventWords.Text(one.Entry, record.Tenant), Listing.Width - 2))
            {
                terminal.Say($"  {line}");
            }
        }

        terminal.Answer(new RotationAnswer(RotationRow.Of(record), events));
        return record.Outcome is { } outcome ? ExitCode.Of(outcome.Kind) : ExitCode.Done;
    }
}

internal sealed record StatusAnswer(int Total, IReadOnlyList<RotationRow> Rotations);

internal sealed record RotationAnswer(RotationRow Rotation, IReadOnlyList<LedgerEvent> Events);
