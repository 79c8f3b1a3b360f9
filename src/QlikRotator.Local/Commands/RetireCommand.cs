using System.CommandLine;
using QlikRotator.Application;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
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
        var person = new Option<string?>("--as") { Description = "Who says so; you, if left out." };
        var command = new Command("retire", "Delete a credential that was left alive.") { secret, credential, person };
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var name = session.Parsed.GetValue(secret)!;
                var id = session.Parsed.GetValue(credential)!;
                var left = await services.GetRequiredService<CredentialRegister>().ListLeftAsync(ct);
                var found = left.Where(one => one.CredentialId == id && one.Secret.IsCalled(name)).ToList();
                if (found is not [var one])
                {
                    return session.Terminal.Fail(
                        found.Count == 0 ? ExitCode.Failed : ExitCode.Usage,
                        found.Count == 0
                            ? new Reason(ApplicationCodes.NotLeft, $"Credential '{id}' is not among what {name} has left alive.")
                            : new Reason(
                                ApplicationCodes.VaultUnclear,
                                $"Several vaults have a secret '{name}' that left it: name it as vault/name."
                            )
                    );
                }

                var named = session.Parsed.GetValue(person) ?? Person.Here;
                var identity = services.GetRequiredService<People>().NameOf(named);
                var by = named == Person.Here ? identity : $"{identity}, by {Person.Here} on the command line";
                var order = new RetireOrder(one.Secret, id, by, IsPerson: true) { Identity = identity };
                var answer = await services.GetRequiredService<LeftRetirement>().RetireAsync(order, ct);
                return await TellAsync(session.Terminal, answer);
            }
        );
        return command;
    }

    private static async Task<int> TellAsync(Terminal terminal, RetireAnswer answer)
    {
        if (answer.Kind == RetireKind.Kept)
        {
            return terminal.Fail(ExitCode.Failed, answer.Reason);
        }

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
