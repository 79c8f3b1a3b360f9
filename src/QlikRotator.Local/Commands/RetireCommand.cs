using System.CommandLine;
using QlikRotator.Application;
using QlikRotator.Application.Retiring;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>retire</c>: a person points at a credential that was left alive.</summary>
internal static class RetireCommand
{
    public static Command Create(CommonOptions common)
    {
        var secret = new Argument<string>("secret") { Description = "Name of the managed secret, or vault/name." };
        var credential = new Argument<string>("id") { Description = "Hint, key id or automation id that is left." };
        var person = new Option<string?>("--as") { Description = "Who says so; you, if left out.", HelpName = "person" };
        var command = new Command("retire", "Delete a credential that was left alive.") { secret, credential, person };
        command.Validators.Add(result =>
        {
            if (result.GetValue(person) is not null && result.GetValue(common.App) is not null)
            {
                result.AddError("--as does not go with --app: there the word is that of whoever is signed in.");
            }
        });
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var wish = new RetireWish(
                    session.Parsed.GetValue(secret)!,
                    session.Parsed.GetValue(credential)!,
                    session.Parsed.GetValue(person)
                );
                var result = await services.GetRequiredService<ISecretOrders>().RetireAsync(wish, ct);
                return result.TryGet(out var answer, out var problem)
                    ? await TellAsync(session.Terminal, answer)
                    : session.Terminal.Fail(
                        problem.Code == ApplicationCodes.VaultUnclear ? ExitCode.Usage : ExitCode.Failed,
                        problem
                    );
            }
        );
        return command;
    }

    private static async Task<int> TellAsync(Terminal terminal, RetireAnswer answer)
    {
        terminal.Answer(answer);
        if (answer.Kind == RetireKind.PersonNeeded)
        {
            await terminal.Error.WriteLineAsync(answer.Reason.Message);
            return ExitCode.PersonNeeded;
        }

        terminal.Say($"Credential {answer.CredentialId} of {answer.Secret} is dead. {answer.Reason.Message}");
        return ExitCode.Done;
    }
}
