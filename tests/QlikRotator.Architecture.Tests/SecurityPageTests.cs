using System.Text.RegularExpressions;

namespace QlikRotator.Architecture.Tests;

/// <summary>The threat model names the tests that show each of its rows.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Root = Repository.Root.FullName;

    private static string[] Rows { get; } =
    [
        .. File.ReadLines(Path.Combine(Root, ".github", "SECURITY.md"))
            .SkipWhile(line => !line.StartsWith("## Who could do harm", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2),
    ];

    [Fact]
    public void ThreatModel_EveryTestClassThatItNames_Exists()
    {
        var classes = new DirectoryInfo(Path.Combine(Root, "tests"))
            .EnumerateFiles("*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestClass().Matches(File.ReadAllText(file.FullName)).Select(found => found.Groups["name"].Value))
            .ToHashSet(StringComparer.Ordinal);
        var named = Rows.SelectMany(row => Named().Matches(row).Select(found => found.Groups["name"].Value)).ToHashSet();

        named.Count.ShouldBeGreaterThan(20);
        named.Where(name => !classes.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void ThreatModel_EveryCheckOfTheInfrastructureThatItNames_Exists()
    {
        var script = File.ReadAllText(Path.Combine(Root, "tests", "infra-snapshot", "check.sh"));
        var named = Rows.Where(row => row.Contains("tests/infra-snapshot", StringComparison.Ordinal))
            .SelectMany(row => Emphasized().Matches(row).Select(found => found.Groups["name"].Value))
            .ToList();

        named.Count.ShouldBeGreaterThan(3);
        named.Where(name => !script.Contains($"check '{name}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void ThreatModel_EveryRow_NamesWhatShowsIt() =>
        Rows.Where(row => row.Split('|') is not [_, _, _, _, { Length: > 3 }, ..]).ShouldBeEmpty();

    [GeneratedRegex(@"class (?<name>[A-Za-z]+Tests)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"\*(?<name>[^*]+)\*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Emphasized();
}
