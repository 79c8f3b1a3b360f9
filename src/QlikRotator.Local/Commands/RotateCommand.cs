using System.CommandLine;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class RotateCommand
{
    public static Command Create(CommonOptions common)
    {
        var secret = new Argument<string>("secret") { Description = "Name of the managed secret, or vault/name." };
        var leak = new Option<bool>("--leak") { Description = "The value leaked: only what the policy asks is waited for." };
        var credential = new Option<string?>("--credential") { Description = "With --leak: an older one that leaked too." };
        var reason = new Option<string?>("--reason") { Description = "Recorded with the rotation." };
        var command = new Command("rotate", "Rotate one secret now and follow it to its end.")
        {
            secret,
            leak,
            credential,
            reason,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(credential) is not null && !parsed.GetValue(leak))
            {
                parsed.AddError("--credential goes with --leak.");
            }
        });
        command.RotatesAnywhere(
            common,
            async (session, services, ct) =>
            {
                var mode = session.Parsed.GetValue(leak) ? RotationMode.Leak : RotationMode.Routine;
                var order = new RotateOrder(
                    session.Parsed.GetValue(secret)!,
                    mode,
                    session.Parsed.GetValue(credential),
                    session.Parsed.GetValue(reason)
                );
                var started = await services.GetRequiredService<IRotationOrders>().StartAsync(order, ct);
                if (mode == RotationMode.Leak)
                {
                    await WarnOfHoldAsync(session.Terminal, services, started, ct);
                }

                return started.Kind is StartResultKind.Started or StartResultKind.AlreadyRunning
                    ? await FollowAsync(session.Terminal, services, started, ct)
                    : Refuse(session.Terminal, started);
            },
            ofOne: true
        );
        return command;
    }

    private static async Task<int> FollowAsync(
        Terminal terminal,
        IServiceProvider services,
        StartResult started,
        CancellationToken ct
    )
    {
        services.GetService<RotationFocus>()?.On(started.RotationId!);
        terminal.Say(started.Reason.Message);
        SayOthers(terminal, services, started.RotationId!);
        var screen = services.GetRequiredService<RotationScreen>();
        var ended = await screen.FollowAsync(started.RotationId!, () => Task.FromResult(false), ct);
        var outcome = ended.Rotation.Outcome!;
        var words = OutcomeWords.Of(ended.Rotation.Secret.Name, outcome);
        terminal.Say($"{words.Title}. {words.Text}");
        terminal.Say(words.Next);
        terminal.Answer(ended);
        return ExitCode.Of(outcome.Kind);
    }

    /// <summary>What a process that is gone left open goes on in this one: that is all that is said of it.</summary>
    private static void SayOthers(Terminal terminal, IServiceProvider services, string rotationId)
    {
        if (services.GetService<JournalStore>()?.CountOthers(rotationId) is > 0 and var others)
        {
            terminal.Say(
                $"{Words.Count(others, "other rotation")} {(others == 1 ? "is" : "are")} under way on this machine, too; 'status' lists them."
            );
        }
    }

    /// <summary>Whoever says that a value leaked means it: a hold does not keep it alive, and that is said.</summary>
    private static async Task WarnOfHoldAsync(
        Terminal terminal,
        IServiceProvider services,
        StartResult started,
        CancellationToken ct
    )
    {
        if (
            started.RotationId is { } id
            && services.GetService<RotationLedger>() is { } ledger
            && await ledger.FindAsync(id, ct) is { } record
            && (await services.GetRequiredService<ISecretRegistry>().FindAsync(record.Subject.ToSecret().ToString(), ct)).Value
                is { } newest
            && newest.Tags.ContainsKey(ManagedTags.Hold)
        )
        {
            terminal.Say(
                "The secret is held, and a leak does not wait for that: consumers that do not read the vault stop working."
            );
        }
    }

    private static int Refuse(Terminal terminal, StartResult result)
    {
        if (result.Kind != StartResultKind.NothingToDo)
        {
            return terminal.Fail(ExitCode.Failed, result.Reason);
        }

        terminal.Error.WriteLine(result.Reason.Message);
        terminal.Answer(result);
        return ExitCode.Done;
    }
}
