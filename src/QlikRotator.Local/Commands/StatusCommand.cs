using System.CommandLine;
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
            Description = "Id of a rotation, the beginning of one, or the name of a secret. All rotations where left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("status", "Show rotations, running and ended, from the ledger.") { rotation };
        command.Looks(
            common,
            (session, services, ct) =>
                session.Parsed.GetValue(rotation) is { } text
                    ? OneAsync(session.Terminal, services, text, ct)
                    : AllAsync(session.Terminal, services, ct)
        );
        return command;
    }

    private static async Task<int> AllAsync(Terminal terminal, IServiceProvider services, CancellationToken ct)
    {
        var all = await services.GetRequiredService<RotationLedger>().ListAsync(ct).ToListAsync(ct);
        var newest = all.OrderByDescending(one => one.StartedAt).Take(MostListed).ToList();
        var listing = new Listing("rotation", "secret", "source", "started", "state");
        foreach (var one in newest)
        {
            listing.Add(
                one.RotationId,
                one.Subject.Name,
                one.Source,
                $"{one.StartedAt:u}",
                one.Outcome?.Kind.ToString() ?? one.Stage
            );
        }

        listing.Write(terminal);
        terminal.Answer(new StatusAnswer(all.Count, newest));
        return ExitCode.Done;
    }

    private static async Task<int> OneAsync(Terminal terminal, IServiceProvider services, string text, CancellationToken ct)
    {
        if (await services.GetRequiredService<RotationFinder>().FindAsync(text, ct) is not { } record)
        {
            await terminal.Error.WriteLineAsync($"No rotation fits '{text}'.");
            return ExitCode.Failed;
        }

        var events = await services.GetRequiredService<RotationLedger>().EventsAsync(record.RotationId, ct).ToListAsync(ct);
        terminal.Say($"{record.RotationId} {record.Subject.Name} {record.Outcome?.Kind.ToString() ?? record.Stage}");
        foreach (var one in events)
        {
            terminal.Say($"{one.At:u} {one.Entry.Actor} {one.Entry.What}: {one.Entry.Why}");
        }

        terminal.Answer(new RotationAnswer(record, events));
        return record.Outcome is { } outcome ? ExitCode.Of(outcome.Kind) : ExitCode.Done;
    }
}

internal sealed record StatusAnswer(int Total, IReadOnlyList<RotationRecord> Rotations);

internal sealed record RotationAnswer(RotationRecord Rotation, IReadOnlyList<LedgerEvent> Events);
