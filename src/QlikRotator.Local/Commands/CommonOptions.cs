using System.CommandLine;
using QlikRotator.Local.Hosting;

namespace QlikRotator.Local.Commands;

/// <summary>Options that every command takes.</summary>
internal sealed class CommonOptions
{
    public Option<bool> Json { get; } =
        new("--json") { Description = "Answer with one JSON object on the last line.", Recursive = true };

    public Option<string?> Config { get; } =
        new("--config")
        {
            Description = $"Settings file; {LocalSettings.FileName} here if left out.",
            HelpName = "file",
            Recursive = true,
        };

    /// <summary>Of the commands that work with an app elsewhere as well.</summary>
    public Option<string?> App { get; } =
        new("--app") { Description = "Work with the app at this address.", HelpName = "https://…" };

    public Option<string[]> Setting { get; } = NewSetting();

    private static Option<string[]> NewSetting()
    {
        var setting = new Option<string[]>("--setting")
        {
            Description = "One setting; may be repeated.",
            Recursive = true,
            HelpName = "name=value",
        };
        setting.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError($"'{wrong.Value}' is no name=value.");
            }
        });
        return setting;
    }
}
