using System.CommandLine;
using System.Text.Json;
using QlikRotator.Local.Commands;

namespace QlikRotator.Local.Tests.World;

/// <summary>The command line as a caller sees it: arguments in, streams and an exit code out.</summary>
internal static class CommandLine
{
    public static async Task<CommandResult> RunAsync(CancellationToken ct, params string[] args)
    {
        var output = new SharedWriter();
        var error = new SharedWriter();
        return new CommandResult(await RunAsync(output, error, ct, args), output.ToString(), error.ToString());
    }

    public static Task<int> RunAsync(SharedWriter output, SharedWriter error, CancellationToken ct, params string[] args) =>
        RotatorCommand.RunAsync(args, new InvocationConfiguration { Output = output, Error = error }, ct);
}

internal sealed record CommandResult(int ExitCode, string Out, string Error)
{
    public JsonElement LastLine => JsonSerializer.Deserialize<JsonElement>(Out.TrimEnd().Split('\n')[^1]);
}
