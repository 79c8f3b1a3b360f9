using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class SecretsCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("secrets", "List every managed secret and its state.");
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var list = await services.GetRequiredService<IEstate>().SecretsAsync(ct);
                Show(session.Terminal, list.Secrets);
                InventoryNotes.Tell(session.Terminal, list.Unread);
                session.Terminal.Answer(list);
                return InventoryNotes.CodeOf(list.Lost, list.Unread);
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

    /// <summary>In the words of the dashboard, with what is the matter or how far it is.</summary>
    private static string StateOf(SecretRow row)
    {
        var word = SecretStateWords.Of(row.State);
        var more =
            row.Problem is { } problem ? $": {SecretLine.Without(row.Secret, problem.Message)}"
            : row is { State: SecretState.Running, Stage: { } stage } ? $": {StageWords.Of(stage, row.Wait)}"
            : row is { State: SecretState.WaitingForApproval, Wait: { } wait } ? $" until {When.Text(wait.Until)}"
            : "";
        return $"{word}{more}{(row.Hold is null ? "" : ", held")}{(row.Starts == StartRule.Paused ? ", paused" : "")}";
    }
}
