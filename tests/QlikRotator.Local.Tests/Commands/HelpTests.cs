using System.CommandLine;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>Help as it was looked at and found good: <c>Snapshots/help.txt</c>, in 80 columns.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Help_OfEveryCommand_AsInTheSnapshot()
    {
        var help = "";
        foreach (var command in WordsOf(RotatorCommand.Create(new CommonOptions()), []))
        {
            string[] args = [.. command, "--help"];
            var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, args);
            result.ExitCode.ShouldBe(ExitCode.Done);
            var text = result.Out.ReplaceLineEndings("\n");
            help +=
                $"$ {ToolCommand.Name} {string.Join(' ', args)}\n{string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()))}\n";
        }

        help.Split('\n').Where(line => line.Length > 80).ShouldBeEmpty();
        Snapshot.ShouldBe("help.txt", help);
    }

    /// <summary>The example that a command shows is one of its own, and can be read.</summary>
    [Fact]
    public void Examples_OfEveryCommand_AreOfThatCommand()
    {
        var root = RotatorCommand.Create(new CommonOptions());
        foreach (var words in WordsOf(root, []).Where(words => words.Count > 0))
        {
            var name = string.Join(' ', words);
            var examples = HelpExamples.Of(name);
            examples.ShouldNotBeEmpty();
            examples
                .Where(one => !one.StartsWith(' '))
                .ShouldAllBe(one => $"{one} ".StartsWith($"{name} ", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> WordsOf(Command command, IReadOnlyList<string> words) =>
        command.Subcommands.SelectMany(one => WordsOf(one, [.. words, one.Name])).Prepend(words);
}
