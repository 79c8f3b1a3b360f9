using System.CommandLine;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class CancelCommand
{
    public static Command Create(CommonOptions common)
    {
        var rotation = new Argument<string>("rotation") { Description = "Id of the rotation, its beginning, or its secret." };
        var reason = new Option<string?>("--reason") { Description = "Recorded with the rotation." };
        reason.Validators.Add(result =>
        {
            if (FreeText.Problem(result.GetValueOrDefault<string?>(), "--reason") is { } problem)
            {
                result.AddError(problem.Message);
            }
        });
        var command = new Command("cancel", "Stop a rotation: the old value stays, or comes back.") { rotation, reason };
        command.LooksAnywhere(
            common,
            (session, services, ct) =>
                CancelAsync(session.Terminal, services, session.Parsed.GetValue(rotation)!, session.Parsed.GetValue(reason), ct)
        );
        return command;
    }

    private static async Task<int> CancelAsync(
        Terminal terminal,
        IServiceProvider services,
        string text,
        string? why,
        CancellationToken ct
    )
    {
        if (await services.GetRequiredService<IRotations>().FindAsync(text, ct) is not { Rotation.RotationId: var id })
        {
            return terminal.Fail(ExitCode.Failed, RotationMatch.None(text));
        }

        var result = await services.GetRequiredService<IRotationOrders>().CancelAsync(id, why, ct);
        if (result != CancelResult.Requested)
        {
            return terminal.Fail(
                ExitCode.Failed,
                new Reason(LocalCodes.RotationEnded, $"Rotation {id} has ended: 'status {id[..8]}' says how.")
            );
        }

        terminal.Say($"Rotation {id} stops at its next look: the old value stays, or comes back.");
        terminal.Answer(new CancelAnswer(id, result));
        return ExitCode.Done;
    }
}

internal sealed record CancelAnswer(string RotationId, CancelResult Result);
