using System.Reflection;
using System.Text.RegularExpressions;

namespace QlikRotator.Architecture.Tests;

/// <summary>A reason's code is found in one place, and what it means on one page.</summary>
public sealed partial class ReasonCodeTests
{
    private static DirectoryInfo Root => Repository.Root;

    [Fact]
    public void Page_EveryCodeOfEveryProject_HasItsRowThere()
    {
        var rows = Sections()
            .SelectMany(section => Row().Matches(section.Text).Select(row => $"{section.Project} {row.Groups["code"]}"));

        rows.Order(StringComparer.Ordinal)
            .ShouldBe(Constants().Select(one => $"{one.Project} {one.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Constants_OfAllProjects_AreThereOnce() =>
        Constants().GroupBy(one => one.Code).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();

    [Fact]
    public void Sources_Reasons_NameTheirCodesByConstants()
    {
        var known = Constants().Select(one => one.Code).ToHashSet(StringComparer.Ordinal);

        Projects
            .Ours.SelectMany(project =>
                new DirectoryInfo(Path.Combine(Root.FullName, "src", $"QlikRotator.{project}")).EnumerateFiles(
                    "*.cs",
                    SearchOption.AllDirectories
                )
            )
            .SelectMany(file =>
                WrittenOut()
                    .Matches(File.ReadAllText(file.FullName))
                    .Select(found => (file.Name, Code: found.Groups["code"].Value))
            )
            .Where(found => known.Contains(found.Code) || found.Code.Count(char.IsUpper) > 1)
            .ShouldBeEmpty();
    }

    private static IEnumerable<(string Project, string Code)> Constants() =>
        from project in Projects.Ours
        let type = Assembly
            .Load($"QlikRotator.{project}")
            .GetTypes()
            .Single(one => one.Name.EndsWith("Codes", StringComparison.Ordinal))
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        select (project, (string)field.GetRawConstantValue()!);

    private static IEnumerable<(string Project, string Text)> Sections() =>
        File.ReadAllText(Path.Combine(Root.FullName, ".github", "reason-codes.md"))
            .Split("\n## ")
            .Skip(1)
            .Select(text => (Heading().Match(text).Groups["project"].Value, text));

    [GeneratedRegex(@"\(`QlikRotator\.(?<project>\w+)`\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| `(?<code>\w+)` \| [^|]{10,} \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    /// <summary>A reason made on the spot: a code in quotes and then the sentence.</summary>
    [GeneratedRegex(@"\bnew(\sReason)?\(\s*""(?<code>[A-Z][A-Za-z]+)"",\s*\$?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrittenOut();
}
