using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
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
                InventoryNotes.Tell(session.Terminal, report.Unread);
                session.Terminal.Answer(new SecretsAnswer(rows, report.Unread, report.Incomplete));
                return InventoryNotes.CodeOf(report);
            }
        );
        return command;
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
        (row.Problem is { } problem ? $"{WordOf(row.State)}{problem.Message}" : null)
        ?? (row.Stage is { } stage ? StageWords.Of(stage) : null)
        ?? (row.LastOutcome is { } outcome ? OutcomeWords.Short(outcome) : "not rotated yet");

    private static string WordOf(SecretState state) =>
        state switch
        {
            SecretState.Lost => "lost: ",
            SecretState.Unread => "cannot be read: ",
            _ => "",
        };
}

/// <param name="Incomplete">Why something may be missing; null where all is there.</param>
internal sealed record SecretsAnswer(IReadOnlyList<SecretRow> Secrets, IReadOnlyList<UnreadPlace> Unread, Reason? Incomplete);
