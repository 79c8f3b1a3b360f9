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
                    return Say(parsed, ExitCode.Usage, [.. wrong.Failures]);
                }
                catch (InvalidDataException unreadable)
                {
                    return Say(parsed, ExitCode.Usage, unreadable.Message);
                }
                catch (TryAgainException outage)
                {
                    return Say(parsed, ExitCode.Failed, outage.Reason.ToString());
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    return Say(parsed, ExitCode.Failed, "Stopped. What was begun goes on when this is run again.");
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

    private static int Say(ParseResult parsed, int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            parsed.InvocationConfiguration.Error.WriteLine(line);
        }

        return code;
    }
}
