using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Core;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class SecretsCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("secrets", "List every managed secret, with the ones that cannot be managed and why.");
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var report = await services.GetRequiredService<SecretInventory>().ReadAsync(ct);
                var rows = SecretRow.From(report);
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
        var listing = new Listing("secret", "source", "tenant", "policy", "due", "expires", "state");
        foreach (var row in rows)
        {
            listing.Add(
                row.Name,
                row.Source,
                row.Tenant,
                row.Policy,
                $"{row.DueAt:yyyy-MM-dd}",
                $"{row.ExpiresOn:yyyy-MM-dd}",
                StateOf(row)
            );
        }

        listing.Write(terminal);
    }

    private static string StateOf(SecretRow row) =>
        row.Problem?.Message ?? row.Stage ?? row.LastOutcome?.ToString() ?? "never rotated";
}

internal sealed record SecretsAnswer(IReadOnlyList<SecretRow> Secrets, Reason? Incomplete);
