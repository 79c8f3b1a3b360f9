using System.CommandLine;
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
                    File.Exists(path)
                        ? terminal.Fail(
                            ExitCode.Usage,
                            new Reason(
                                LocalCodes.Unusable,
                                $"{path} exists already: edit it, or name another file with --config."
                            )
                        )
                        : Write(terminal, path)
                );
            }
        );
        return command;
    }

    private static int Write(Terminal terminal, string path)
    {
        var asked = new InitQuestions(terminal).Ask();
        if (asked.Answers is not { } answers)
        {
            return terminal.Fail(ExitCode.Usage, new Reason(LocalCodes.BadArguments, asked.Problem!));
        }

        File.WriteAllText(path, InitFile.Of(answers));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, InitFile.SchemaName), SettingsSchema.Text);
        terminal.Answer(new InitAnswer(path));
        terminal.Say($"Wrote {path}. It holds no secret.");
        terminal.Say($"Next: put the client's secret into the vault as '{answers.ClientSecretName}', sign in with 'az login',");
        terminal.Say($"then try '{ToolCommand.Name} discover'.");
        return ExitCode.Done;
    }
}

internal sealed record InitAnswer(string File);
