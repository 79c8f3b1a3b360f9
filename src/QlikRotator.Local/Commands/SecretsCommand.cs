using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class SecretsCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("secrets", "List every managed secret and its state.");
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var report = await services.GetRequiredService<SecretInventory>().ReadAsync(ct);
                var rows = SecretRow.From(report, services.GetRequiredService<TimeProvider>().GetUtcNow());
                Show(session.Terminal, rows);
                session.Terminal.Answer(new SecretsAnswer(rows, report.Incomplete));
                return Complete(session.Terminal, report.Incomplete);
            }
        );
        return command;
    }

    /// <summary>A list that lacks a vault is no success.</summary>
    public static int Complete(Terminal terminal, Reason? incomplete)
    {
        if (incomplete is null)
        {
            return ExitCode.Done;
        }

        terminal.Error.WriteLine($"Incomplete: {incomplete}");
        return ExitCode.Failed;
    }

    private static void Show(Terminal terminal, IReadOnlyList<SecretRow> rows)
    {
        var listing = new Listing("secret", "due", "expires", "family", "tenant", "policy", "state");
        foreach (var row in rows)
        {
            listing.Add(
                row.Secret.Name,
                $"{row.DueAt:yyyy-MM-dd}",
                $"{row.ExpiresAt:yyyy-MM-dd}",
                row.Family,
                row.Tenant,
                row.Policy,
                StateOf(row)
            );
        }

        listing.Write(terminal);
    }

    private static string StateOf(SecretRow row) =>
        row.Problem?.Message
        ?? (row.Stage is { } stage ? StageWords.Of(stage) : null)
        ?? (row.LastOutcome is { } outcome ? OutcomeWords.Short(outcome) : "not rotated yet");
}

internal sealed record SecretsAnswer(IReadOnlyList<SecretRow> Secrets, Reason? Incomplete);
