using System.CommandLine;

namespace QlikRotator.Local.Commands;

/// <summary>Options that every command takes.</summary>
internal sealed class CommonOptions
{
    public Option<bool> Json { get; } =
        new("--json") { Description = "Answer with one JSON object on the last line.", Recursive = true };

    public Option<string[]> Setting { get; } = NewSetting();

    private static Option<string[]> NewSetting()
    {
        var setting = new Option<string[]>("--setting")
        {
            Description = "A setting as name=value, for example Rotator:Ledger:Folder=/var/lib/rotator. May be repeated.",
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
