using System.CommandLine;
using Microsoft.Extensions.Options;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Journal;

namespace QlikRotator.Local.Commands;

/// <summary>Runs what a command does, and turns what it may meet into a sentence and an exit code.</summary>
internal static class CommandRun
{
    /// <summary>For commands that look or decide, and start nothing.</summary>
    public static void Looks(
        this Command command,
        CommonOptions common,
        Func<CommandSession, IServiceProvider, CancellationToken, Task<int>> act
    ) => command.Does(common, (session, ct) => HostedAsync(session, _ => { }, act, ct));

    /// <summary>For commands in whose process rotations run.</summary>
    public static void Rotates(
        this Command command,
        CommonOptions common,
        Func<CommandSession, IServiceProvider, CancellationToken, Task<int>> act
    ) =>
        command.Does(
            common,
            (session, ct) => HostedAsync(session, services => services.AddHostedService<JournalService>(), act, ct)
        );

    public static void Does(this Command command, CommonOptions common, Func<CommandSession, CancellationToken, Task<int>> act) =>
        command.SetAction(
            async (parsed, ct) =>
            {
                try
                {
                    return await act(CommandSession.Of(parsed, common), ct);
                }
                catch (OptionsValidationException wrong)
                {
                    return Say(parsed, common, ExitCode.Usage, [.. wrong.Failures]);
                }
                catch (InvalidDataException unreadable)
                {
                    return Say(parsed, common, ExitCode.Usage, unreadable.Message);
                }
                catch (FileNotFoundException missing)
                {
                    return Say(parsed, common, ExitCode.Usage, missing.Message);
                }
                catch (TryAgainException outage)
                {
                    return Say(parsed, common, ExitCode.Failed, outage.Reason.Message);
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    return Say(parsed, common, ExitCode.Failed, "Stopped. What was begun goes on when this is run again.");
                }
            }
        );

    private static async Task<int> HostedAsync(
        CommandSession session,
        Action<IServiceCollection> more,
        Func<CommandSession, IServiceProvider, CancellationToken, Task<int>> act,
        CancellationToken ct
    )
    {
        using var host = CommandHost.Create(session.Configuration, session.Terminal, more);
        host.Services.GetService<IStartupValidator>()?.Validate();
        await host.StartAsync(ct);
        try
        {
            return await act(session, host.Services, ct);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Sentences for a person; for a program also one JSON object, as it gets where all went well.</summary>
    private static int Say(ParseResult parsed, CommonOptions common, int code, params string[] lines) =>
        CommandSession.TerminalOf(parsed, common).Fail(code, lines);
}
