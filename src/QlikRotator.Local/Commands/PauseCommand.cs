using System.CommandLine;
using QlikRotator.Core;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Commands;

/// <summary><c>pause</c> and <c>resume</c>: whether anything starts a secret's rotations.</summary>
internal static class PauseCommand
{
    public static Command Create(CommonOptions common, BulkKind kind)
    {
        var secrets = new Argument<string[]>("secret")
        {
            Description = "Names of managed secrets, or vault/name.",
            Arity = ArgumentArity.OneOrMore,
        };
        var reason = new Option<string?>("--reason") { Description = "Recorded with it." };
        reason.Validators.Add(result =>
        {
            if (FreeText.Problem(result.GetValueOrDefault<string?>(), "--reason") is { } problem)
            {
                result.AddError(problem.Message);
            }
        });
        var command = new Command(
            kind == BulkKind.Pause ? "pause" : "resume",
            kind == BulkKind.Pause ? "Keep rotations from starting, but for leaks." : "End a pause."
        )
        {
            secrets,
            reason,
        };
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var names = session.Parsed.GetValue(secrets)!;
                var why = session.Parsed.GetValue(reason);
                var answers = await services.GetRequiredService<ISecretOrders>().PauseAsync(kind, names, why, ct);
                foreach (var one in answers.Results)
                {
                    Tell(session, one);
                }

                session.Terminal.Answer(answers);
                return answers.Results.All(one => one.Done) ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static void Tell(CommandSession session, BulkAnswer one)
    {
        if (one.Done)
        {
            session.Terminal.Say(one.Reason.Message);
        }
        else
        {
            session.Terminal.Error.WriteLine($"{one.Named}: {one.Reason.Message}");
        }
    }
}
