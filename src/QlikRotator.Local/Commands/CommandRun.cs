using System.CommandLine;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Remote;

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

    /// <summary>As <see cref="Looks"/>, here or in an app elsewhere.</summary>
    public static void LooksAnywhere(
        this Command command,
        CommonOptions common,
        Func<CommandSession, IServiceProvider, CancellationToken, Task<int>> act
    ) => command.Anywhere(common, act, _ => { });

    /// <summary>As <see cref="Rotates"/>, or in an app elsewhere.</summary>
    /// <param name="ofOne">Whether the command is about one rotation: what others that go on meanwhile have to say stays in the log.</param>
    public static void RotatesAnywhere(
        this Command command,
        CommonOptions common,
        Func<CommandSession, IServiceProvider, CancellationToken, Task<int>> act,
        bool ofOne = false
    ) =>
        command.Anywhere(
            common,
            act,
            services => services.AddSingleton(new RotationFocus(ofOne)).AddHostedService<JournalService>()
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
                    return Say(
                        parsed,
                        common,
                        ExitCode.Usage,
                        LocalCodes.BadSettings,
                        [.. wrong.Failures, .. HowToBegin(parsed, common, wrong)]
                    );
                }
                catch (InvalidDataException unreadable)
                {
                    return Say(parsed, common, ExitCode.Usage, LocalCodes.BadSettings, unreadable.Message);
                }
                catch (FileNotFoundException missing)
                {
                    return Say(parsed, common, ExitCode.Usage, LocalCodes.BadSettings, missing.Message);
                }
                catch (AppRefusedException refused)
                {
                    return Say(parsed, common, ExitCode.Failed, refused.Code, refused.Message);
                }
                catch (TryAgainException outage)
                {
                    return Say(parsed, common, ExitCode.Failed, outage.Reason.Code, outage.Reason.Message);
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    return Say(
                        parsed,
                        common,
                        ExitCode.Failed,
                        LocalCodes.Stopped,
                        "Stopped. What was begun goes on when this is run again."
                    );
                }
                catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
                {
                    return Say(parsed, common, ExitCode.Failed, LocalCodes.Unusable, unusable.Message);
                }
            }
        );

    /// <summary>Without a file and without a vault nothing has been set up yet; with the address of an app only, something else has.</summary>
    private static IEnumerable<string> HowToBegin(ParseResult parsed, CommonOptions common, OptionsValidationException wrong)
    {
        if (!Lacks(wrong, nameof(RotatorOptions.Vaults)) || !Lacks(wrong, nameof(RotatorOptions.Tenants)))
        {
            yield break;
        }

        if (AppTarget.IsAllThatIsSet(CommandSession.Of(parsed, common).Configuration))
        {
            yield return $"The settings name an app only, and '{parsed.CommandResult.Command.Name}' does not work with one: it needs vaults and tenants of its own. "
                + "What works with an app has --app in its help.";
        }
        else if (LocalSettings.FileOf(parsed.GetValue(common.Config)) is null)
        {
            yield return $"No settings file was read: there is no {LocalSettings.FileName} in {Environment.CurrentDirectory}. "
                + $"'{ToolCommand.Name} init' writes one; --config names one elsewhere.";
        }
    }

    private static bool Lacks(OptionsValidationException wrong, string group) =>
        wrong.Failures.Any(one => one.StartsWith($"{RotatorOptions.Section}:{group}: ", StringComparison.Ordinal));

    private static void Anywhere(
        this Command command,
        CommonOptions common,
        Func<CommandSession, IServiceProvider, CancellationToken, Task<int>> act,
        Action<IServiceCollection> more
    )
    {
        command.Add(common.App);
        command.Does(
            common,
            (session, ct) =>
                AppTarget.Of(session.Configuration, session.Parsed.GetValue(common.App)) is { } app
                    ? RemoteAsync(session, app, act, ct)
                    : HostedAsync(session, more, act, ct)
        );
    }

    private static async Task<int> RemoteAsync(
        CommandSession session,
        AppTarget app,
        Func<CommandSession, IServiceProvider, CancellationToken, Task<int>> act,
        CancellationToken ct
    )
    {
        await using var services = RemoteHost.Create(app, session.Terminal);
        try
        {
            return await act(session, services, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return session.Terminal.Fail(
                ExitCode.Failed,
                new Reason(LocalCodes.Stopped, $"Stopped looking. What was begun goes on in {app.Address.Authority}.")
            );
        }
    }

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
    private static int Say(ParseResult parsed, CommonOptions common, int exit, string code, params string[] lines) =>
        CommandSession.TerminalOf(parsed, common).Fail(exit, [.. lines.Select(line => new Reason(code, line))]);
}
