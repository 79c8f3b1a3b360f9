using System.CommandLine;
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
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpText && parsed.GetResult(common.Json) is { Implicit: false })
        {
            var problems = parsed.Errors.Select(error => new Reason(LocalCodes.BadArguments, error.Message));
            return new Terminal(invocation.Output, invocation.Error, json: true, attended: false).Fail(
                ExitCode.Usage,
                [.. problems]
            );
        }

        var code = await parsed.InvokeAsync(invocation, ct);
        return parsed.Errors.Count > 0 && parsed.Action is not HelpText ? ExitCode.Usage : code;
    }

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
        HelpText.AddTo(root);
        return root;
    }
}
