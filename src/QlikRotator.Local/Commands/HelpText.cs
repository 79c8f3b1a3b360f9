using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary>The library's help in 80 columns, under the name that the tool has, with examples below.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private readonly HelpAction _help;

    private HelpText(HelpAction help)
    {
        _help = help;
        _help.MaxWidth = Listing.Width;
    }

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpText((HelpAction)option.Action!);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var invocation = parseResult.InvocationConfiguration;
        var output = invocation.Output;
        using var captured = new StringWriter();
        invocation.Output = captured;
        var code = _help.Invoke(parseResult);
        invocation.Output = output;
        output.WriteLine(
            captured.ToString().Replace(RootCommand.ExecutableName, ToolCommand.Name, StringComparison.Ordinal).TrimEnd()
        );
        var examples = HelpExamples.Of(RotatorCommand.NameOf(parseResult.CommandResult));
        if (examples.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Examples:");
        }

        foreach (var example in examples)
        {
            output.WriteLine(example.StartsWith(' ') ? $"  {example}" : $"  {ToolCommand.Name} {example}");
        }

        return code;
    }
}
