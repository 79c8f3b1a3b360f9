using System.CommandLine;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;
using QlikRotator.Web.Api;

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
        var person = new Option<string?>("--as") { Description = "Who answers; you, if left out.", HelpName = "person" };
        person.Validators.Add(result =>
        {
            if (!FreeText.IsName(result.GetValueOrDefault<string>()))
            {
                result.AddError("--as takes the name of a person.");
            }
        });
        var command = new Command(
            approves ? "approve" : "reject",
            approves ? "Say yes to what a waiting rotation asks." : "Say no: the old value stays, or comes back."
        )
        {
            rotation,
            reason,
            person,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(person) is not null && result.GetValue(common.App) is not null)
            {
                result.AddError("--as does not go with --app: there the answer is that of whoever is signed in.");
            }
        });
        command.LooksAnywhere(
            common,
            (session, services, ct) =>
            {
                var order = new AnswerOrder(approves, session.Parsed.GetValue(reason), session.Parsed.GetValue(person));
                return AnswerAsync(session.Terminal, services, session.Parsed.GetValue(rotation)!, order, ct);
            }
        );
        return command;
    }

    private static async Task<int> AnswerAsync(
        Terminal terminal,
        IServiceProvider services,
        string text,
        AnswerOrder order,
        CancellationToken ct
    )
    {
        var approvals = services.GetRequiredService<IApprovals>();
        var found = await services.GetRequiredService<IRotations>().FindAsync(text, ct);
        if (found?.Rotation.RotationId is not { } rotationId || await approvals.FindOpenAsync(rotationId, ct) is not { } open)
        {
            return terminal.Fail(
                ExitCode.Failed,
                new Reason(
                    LocalCodes.NothingWaits,
                    "No such rotation waits for an answer. The command 'status' lists rotations and where they are."
                )
            );
        }

        EvidenceText.Show(terminal, open.Evidence, open.WhyNow);
        var reply = await approvals.AnswerAsync(rotationId, open, order, ct);
        if (WhyNot(reply) is { } refusal)
        {
            return terminal.Fail(ExitCode.Failed, refusal);
        }

        terminal.Answer(reply);
        terminal.Say($"Recorded: {(reply.Approves == true ? "approved" : "rejected")} by {reply.By}.");
        return ExitCode.Done;
    }

    private static Reason? WhyNot(ApprovalReply reply) =>
        reply.Answer switch
        {
            AnswerKind.Recorded => null,
            AnswerKind.AnsweredBefore => new(LocalCodes.AnsweredBefore, $"{reply.By} answered before; that answer stands."),
            AnswerKind.Settled => reply.Reason! with { Message = $"Settled already: {reply.Reason.Message}" },
            _ => reply.Reason,
        };
}
