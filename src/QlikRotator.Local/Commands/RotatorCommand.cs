using System.CommandLine;

namespace QlikRotator.Local.Commands;

/// <summary>The command line.</summary>
internal static class RotatorCommand
{
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration invocation, CancellationToken ct)
    {
        var parsed = Create().Parse(args);
        var code = await parsed.InvokeAsync(invocation, ct);
        return parsed.Errors.Count > 0 && parsed.Action is not HelpText ? ExitCode.Usage : code;
    }

    private static RootCommand Create()
    {
        var common = new CommonOptions();
        var root = new RootCommand("Rotates the secrets of Qlik Cloud tenants through Azure Key Vault.")
        {
            DemoCommand.Create(common),
            InitCommand.Create(common),
            ConfigCommand.Create(common),
            DoctorCommand.Create(common),
            ServeCommand.Create(common),
            RotateCommand.Create(common),
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
