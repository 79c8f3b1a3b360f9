using System.CommandLine;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary>What a command works with.</summary>
internal sealed record CommandSession(ParseResult Parsed, Terminal Terminal, IConfiguration Configuration)
{
    public static CommandSession Of(ParseResult parsed, CommonOptions common) =>
        new(
            parsed,
            TerminalOf(parsed, common),
            LocalSettings.Load(parsed.GetValue(common.Setting) ?? [], parsed.GetValue(common.Config))
        );

    public static Terminal TerminalOf(ParseResult parsed, CommonOptions common)
    {
        var invocation = parsed.InvocationConfiguration;
        var attended =
            ReferenceEquals(invocation.Output, Console.Out) && !Console.IsOutputRedirected && !Console.IsInputRedirected;
        return new Terminal(invocation.Output, invocation.Error, parsed.GetValue(common.Json), attended);
    }
}
