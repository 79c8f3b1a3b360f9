using System.CommandLine;

namespace QlikRotator.Local.Commands;

/// <summary>The command line.</summary>
internal static class RotatorCommand
{
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration invocation, CancellationToken ct)
    {
        var parsed = Create().Parse(args);
        var code = await parsed.InvokeAsync(invocation, ct);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }

    private static RootCommand Create()
    {
        var common = new CommonOptions();
        return new RootCommand("Rotates the secrets of Qlik Cloud tenants through Azure Key Vault.")
        {
            DemoCommand.Create(common),
            ServeCommand.Create(common),
            RotateCommand.Create(common),
            PlanCommand.Create(common),
            StatusCommand.Create(common),
            SecretsCommand.Create(common),
            AnswerCommand.Create(common, approves: true),
            AnswerCommand.Create(common, approves: false),
            DiscoverCommand.Create(common),
            AdoptCommand.Create(common),
            VerifyCommand.Create(common),
            VerifyLedgerCommand.Create(common),
            common.Json,
            common.Setting,
        };
    }
}
