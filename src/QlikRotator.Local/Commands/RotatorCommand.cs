using System.CommandLine;
using System.CommandLine.Parsing;
using QlikRotator.Core;
using QlikRotator.Local.Progress;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Commands;

/// <summary>The command line.</summary>
internal static class RotatorCommand
{
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration invocation, CancellationToken ct)
    {
        var common = new CommonOptions();
        var parsed = Create(common).Parse(args);
        return parsed.Errors.Count > 0 && parsed.Action is not HelpText
            ? await RefuseAsync(parsed, common, invocation)
            : await parsed.InvokeAsync(invocation, ct);
    }

    /// <summary>What is wrong, and where help is: a page of help would hide the one sentence that matters.</summary>
    private static async Task<int> RefuseAsync(ParseResult parsed, CommonOptions common, InvocationConfiguration invocation)
    {
        var json = parsed.GetResult(common.Json) is { Implicit: false };
        var code = new Terminal(invocation.Output, invocation.Error, json, attended: false).Fail(
            ExitCode.Usage,
            [.. ArgumentWords.Of(parsed).Select(problem => new Reason(LocalCodes.BadArguments, problem))]
        );
        if (!json)
        {
            var command = $"{ToolCommand.Name} {NameOf(parsed.CommandResult)}".TrimEnd();
            await invocation.Error.WriteLineAsync($"'{command} --help' says what it takes.");
        }

        return code;
    }

    /// <summary>All words of a command, such as <c>campaign pause</c>; nothing for the root.</summary>
    public static string NameOf(CommandResult command) => string.Join(' ', NamesOf(command));

    private static IEnumerable<string> NamesOf(SymbolResult? command) =>
        command is CommandResult { Command: not RootCommand } one ? [.. NamesOf(one.Parent), one.Command.Name] : [];

    internal static RootCommand Create(CommonOptions common)
    {
        var root = new RootCommand("Rotates the secrets of Qlik Cloud tenants through Azure Key Vault.")
        {
            DemoCommand.Create(common),
            InitCommand.Create(common),
            ConfigCommand.Create(common),
            DoctorCommand.Create(common),
            ServeCommand.Create(common),
            RotateCommand.Create(common),
            CampaignCommand.Create(common),
            PlanCommand.Create(common),
            StatusCommand.Create(common),
            SecretsCommand.Create(common),
            LeftCommand.Create(common),
            CancelCommand.Create(common),
            AnswerCommand.Create(common, approves: true),
            AnswerCommand.Create(common, approves: false),
            DiscoverCommand.Create(common),
            AdoptCommand.Create(common),
            ReleaseCommand.Create(common),
            RetireCommand.Create(common),
            PauseCommand.Create(common, BulkKind.Pause),
            PauseCommand.Create(common, BulkKind.Resume),
            VerifyCommand.Create(common),
            VerifyLedgerCommand.Create(common),
            common.Json,
            common.Config,
            common.Setting,
        };
        ArgumentWords.CheckOnlyWhatIsReadable(root);
        HelpText.AddTo(root);
        return root;
    }
}
