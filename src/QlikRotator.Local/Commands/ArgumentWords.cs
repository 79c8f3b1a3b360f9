using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary>What is wrong with the arguments, in words of our own: the library's name neither what is to be given nor what for.</summary>
internal static class ArgumentWords
{
    public static IEnumerable<string> Of(ParseResult parsed) =>
        parsed
            .Errors.Where(error => parsed.UnmatchedTokens.Count == 0 || !IsGroup(error.SymbolResult))
            .Select(error => Of(error, parsed))
            .Concat(parsed.UnmatchedTokens.Select(word => Unknown(word, parsed.CommandResult)))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    /// <summary>A check of what a command is given reads values, and can do so only where there are some.</summary>
    public static void CheckOnlyWhatIsReadable(Command command)
    {
        Action<CommandResult>[] checks = [.. command.Validators];
        command.Validators.Clear();
        command.Validators.Add(result => Array.ForEach(IsReadable(result) ? checks : [], check => check(result)));
        foreach (var one in command.Subcommands)
        {
            CheckOnlyWhatIsReadable(one);
        }
    }

    /// <returns>Null for a word that nothing takes, which is named by itself.</returns>
    private static string? Of(ParseError error, ParseResult parsed) =>
        error.SymbolResult switch
        {
            _ when parsed.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal)) => null,
            OptionResult option when LacksValue(option) =>
                $"'{option.Option.Name}' needs a value: {Decapital(option.Option.Description)}",
            OptionResult option when !IsNumber(option) =>
                $"'{option.Option.Name}' takes a number, not '{option.Tokens[0].Value}'.",
            ArgumentResult argument when argument.Tokens.Count < argument.Argument.Arity.MinimumNumberOfValues => Needs(
                argument.Argument,
                parsed.CommandResult
            ),
            CommandResult command when IsGroup(command) =>
                $"'{(command.Command is RootCommand ? ToolCommand.Name : RotatorCommand.NameOf(command))}' is several commands: {string.Join(", ", command.Command.Subcommands.Select(one => one.Name))}.",
            _ => error.Message,
        };

    private static string Needs(Argument argument, CommandResult command)
    {
        var several = argument.Arity.MaximumNumberOfValues > 1 ? ", one or more" : "";
        return $"'{RotatorCommand.NameOf(command)}' needs <{argument.Name}>{several}: {Decapital(argument.Description)}";
    }

    private static string Unknown(string word, CommandResult command) =>
        command.Command.Subcommands.Count > 0
            ? $"There is no command '{$"{RotatorCommand.NameOf(command)} {word}".TrimStart()}'."
            : $"'{RotatorCommand.NameOf(command)}' takes no '{word}'.";

    private static bool IsGroup(SymbolResult? result) =>
        result is CommandResult { Command: { Subcommands.Count: > 0, Action: null } };

    private static bool IsReadable(CommandResult command) =>
        command.Children.OfType<OptionResult>().All(option => !LacksValue(option) && IsNumber(option));

    private static bool LacksValue(OptionResult option) =>
        !option.Implicit && option.Tokens.Count < option.Option.Arity.MinimumNumberOfValues;

    /// <summary>Or is not meant to be one.</summary>
    private static bool IsNumber(OptionResult option) =>
        (Nullable.GetUnderlyingType(option.Option.ValueType) ?? option.Option.ValueType) != typeof(int)
        || option.Tokens.All(token => int.TryParse(token.Value, CultureInfo.InvariantCulture, out _));

    private static string Decapital(string? text) =>
        string.IsNullOrEmpty(text) ? "" : $"{char.ToLowerInvariant(text[0])}{text[1..]}";
}
