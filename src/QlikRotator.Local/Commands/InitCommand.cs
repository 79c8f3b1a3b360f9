using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>init</c>: five questions, one settings file. It writes no secret: the file names where they are.</summary>
internal static class InitCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("init", "Ask five questions and write a settings file.");
        command.SetAction(
            (parsed, ct) =>
            {
                var terminal = CommandSession.TerminalOf(parsed, common);
                var path = Path.GetFullPath(parsed.GetValue(common.Config) ?? LocalSettings.FileName);
                return Task.FromResult(
                    WhyNotAt(path) is { } problem
                        ? terminal.Fail(ExitCode.Usage, new Reason(LocalCodes.Unusable, problem))
                        : Write(terminal, path)
                );
            }
        );
        return command;
    }

    private static string? WhyNotAt(string path) =>
        File.Exists(path) ? $"{path} exists already: edit it, or name another file with --config."
        : Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder)
            ? $"There is no folder {folder}: make it, or name a file elsewhere with --config."
        : null;

    private static int Write(Terminal terminal, string path)
    {
        var asked = new InitQuestions(terminal).Ask();
        if (asked.Answers is not { } answers)
        {
            return terminal.Fail(ExitCode.Usage, new Reason(LocalCodes.BadArguments, asked.Problem!));
        }

        var text = InitFile.Of(answers);
        if (Problems(text) is { Length: > 0 } problems)
        {
            return terminal.Fail(ExitCode.Usage, [.. problems.Select(one => new Reason(LocalCodes.BadSettings, one))]);
        }

        try
        {
            File.WriteAllText(path, text);
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, InitFile.SchemaName), SettingsSchema.Text);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return terminal.Fail(ExitCode.Failed, new Reason(LocalCodes.Unusable, unusable.Message));
        }

        terminal.Answer(new InitAnswer(path));
        terminal.Say($"Wrote {path}. It holds no secret.");
        terminal.Say($"Next: put the client's secret into the vault as '{answers.ClientSecretName}', sign in with 'az login',");
        terminal.Say($"then '{ToolCommand.Name} doctor' says what is still missing, and '{ToolCommand.Name} discover'");
        terminal.Say("lists what the tenant holds.");
        return ExitCode.Done;
    }

    /// <summary>What <c>config check</c> would say of the file: one that it refuses is not written.</summary>
    private static string[] Problems(string text)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var settings = new ConfigurationBuilder().AddJsonStream(json).Build();
        using var services = new ServiceCollection().AddRotatorSettings(settings).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures];
        }
    }
}

internal sealed record InitAnswer(string File);
