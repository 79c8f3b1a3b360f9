using System.CommandLine;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>approve</c> and <c>reject</c>: what is shown is what the answer is bound to.</summary>
internal static class AnswerCommand
{
    public static Command Create(CommonOptions common, bool approves)
    {
        var rotation = new Argument<string>("rotation") { Description = "Id of the rotation, its beginning, or its secret." };
        var reason = new Option<string?>("--reason") { Description = "Recorded with the answer." };
        reason.Validators.Add(result =>
        {
            if (FreeText.Problem(result.GetValueOrDefault<string?>(), "--reason") is { } problem)
            {
                result.AddError(problem.Message);
            }
        });
        var person = new Option<string?>("--as") { Description = "Who answers; you, if left out." };
        person.Validators.Add(result =>
        {
            if (!FreeText.IsName(result.GetValueOrDefault<string>()))
            {
                result.AddError("--as takes the name of a person.");
            }
        });
        var command = new Command(
            approves ? "approve" : "reject",
            approves ? "Let a waiting rotation delete the old credential." : "Have a waiting rotation give the old value back."
        )
        {
            rotation,
            reason,
            person,
        };
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var named = session.Parsed.GetValue(person) ?? Person.Here;
                var words = new ApprovalWords(approves, session.Parsed.GetValue(reason), EvidenceHash: null)
                {
                    ClaimedBy = IsHere(services.GetRequiredService<People>(), named)
                        ? null
                        : $"{Person.Here} on the command line",
                };
                var open = await FindAsync(services, session.Parsed.GetValue(rotation)!, ct);
                if (open is null)
                {
                    return session.Terminal.Fail(
                        ExitCode.Failed,
                        "No such rotation waits for an answer. The command 'status' lists rotations and where they are."
                    );
                }

                EvidenceText.Show(session.Terminal, open.Evidence);
                var answer = await services
                    .GetRequiredService<ApprovalDesk>()
                    .AnswerByNameAsync(
                        open.ApprovalId,
                        named,
                        ApprovalDesk.ByCommandLine,
                        words with
                        {
                            EvidenceHash = open.EvidenceHash,
                        },
                        services.GetRequiredService<IRotationHost>(),
                        ct
                    );
                return await SayAsync(session.Terminal, answer);
            }
        );
        return command;
    }

    private static bool IsHere(People people, string named) =>
        ApprovalPerson.Same(people.NameOf(named), people.NameOf(Person.Here));

    private static async Task<ApprovalRecord?> FindAsync(IServiceProvider services, string text, CancellationToken ct) =>
        await services.GetRequiredService<RotationFinder>().FindAsync(text, ct) is { } rotation
            ? await services.GetRequiredService<ApprovalDesk>().FindOpenAsync(rotation.RotationId, ct)
            : null;

    private static async Task<int> SayAsync(Terminal terminal, ApprovalAnswer answer)
    {
        terminal.Answer(
            new AnswerAnswer(answer.Kind, answer.Decision?.Approves, answer.Verdict?.Kind.ToString(), answer.Refusal?.Message)
        );
        if (answer.Kind is AnswerKind.Recorded)
        {
            terminal.Say($"Recorded: {(answer.Decision!.Approves ? "approved" : "rejected")} by {answer.Decision.Who}.");
            return ExitCode.Done;
        }

        await terminal.Error.WriteLineAsync(
            answer.Kind switch
            {
                AnswerKind.AnsweredBefore => $"{answer.Decision!.By} answered before; that answer stands.",
                AnswerKind.Settled => $"Settled already: {answer.Verdict!.Reason.Message}",
                _ => answer.Refusal!.Message,
            }
        );
        return ExitCode.Failed;
    }
}

internal sealed record AnswerAnswer(AnswerKind Answer, bool? Approves, string? Verdict, string? Refusal);
