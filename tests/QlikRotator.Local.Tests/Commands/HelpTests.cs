using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>Help as it was looked at and found good: <c>Snapshots/help.txt</c>, in 80 columns.</summary>
public sealed class HelpTests
{
    private static readonly string[] Commands =
    [
        "",
        "demo",
        "init",
        "config",
        "serve",
        "rotate",
        "plan",
        "status",
        "secrets",
        "left",
        "cancel",
        "approve",
        "reject",
        "discover",
        "adopt",
        "release",
        "retire",
        "verify",
        "verify-ledger",
    ];

    [Fact]
    public async Task Help_OfEveryCommand_AsInTheSnapshot()
    {
        var help = "";
        foreach (var command in Commands)
        {
            string[] args = command.Length == 0 ? ["--help"] : [command, "--help"];
            var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, args);
            result.ExitCode.ShouldBe(ExitCode.Done);
            var text = result.Out.ReplaceLineEndings("\n");
            help +=
                $"$ {HelpText.ToolName} {string.Join(' ', args)}\n{string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()))}\n";
        }

        help.Split('\n').Where(line => line.Length > 80).ShouldBeEmpty();
        Snapshot.ShouldBe("help.txt", help);
    }
}
