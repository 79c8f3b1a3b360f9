using System.Text.Json.Nodes;
using QlikRotator.Application.Settings;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string SettingsFile => Path.Combine(_folder.Path, "rotator.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_FileThatInitWrites_IsDone()
    {
        WriteInitFile();

        var result = await RunAsync("config", "check", "--config", SettingsFile, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.LastLine.GetProperty("file").GetString().ShouldBe(SettingsFile);
    }

    [Fact]
    public async Task Check_SeveralMistakes_NamesAllOfThem()
    {
        WriteInitFile();
        var text = await File.ReadAllTextAsync(SettingsFile, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            SettingsFile,
            text.Replace("\"Soak\": \"06:30:00\"", "\"Soack\": \"06:30:00\"", StringComparison.Ordinal)
                .Replace("\"Gate\": \"health\"", "\"Gate\": \"helth\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var result = await RunAsync("config", "check", "--config", SettingsFile, "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        var problems = result
            .LastLine.GetProperty("problems")
            .EnumerateArray()
            .Select(one => one.GetProperty("message").GetString())
            .ToList();
        problems.Count.ShouldBe(2);
        problems.ShouldContain(one => one!.StartsWith("Rotator:Policies:default:Soack: is no setting"));
        problems.ShouldContain(one => one!.StartsWith("Rotator:Policies:default:Gate: 'helth' is none of"));
    }

    [Fact]
    public async Task Check_FileThatIsNoJson_SaysSo()
    {
        await File.WriteAllTextAsync(SettingsFile, "{", TestContext.Current.CancellationToken);

        var result = await RunAsync("config", "check", "--config", SettingsFile);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain(SettingsFile);
    }

    [Fact]
    public async Task Schema_IsThePublishedOne()
    {
        var published = Path.Combine(Repository(), ".github", "rotator.schema.json");

        var result = await RunAsync("config", "schema");

        if (Environment.GetEnvironmentVariable("RENEW_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(published, result.Out, TestContext.Current.CancellationToken);
        }

        result.Out.ShouldBe(await File.ReadAllTextAsync(published, TestContext.Current.CancellationToken));
    }

    /// <summary>What the start would refuse, an editor must not propose; what it takes, an editor must not mark.</summary>
    [Fact]
    public void Schema_KnowsEverySettingAndItsWords()
    {
        var rotator = JsonNode.Parse(SettingsSchema.Text)!["properties"]!["Rotator"]!;
        var policy = rotator["properties"]!["Policies"]!["additionalProperties"]!;

        Names(rotator).ShouldBe(typeof(RotatorOptions).GetProperties().Select(one => one.Name), ignoreOrder: true);
        Names(policy).ShouldBe(typeof(PolicyOptions).GetProperties().Select(one => one.Name), ignoreOrder: true);
        policy["properties"]!["Gate"]!["enum"]!
            .AsArray()
            .Select(one => one!.GetValue<string>())
            .ShouldBe(["none", "health", "approval", "health-and-approval"]);
        policy["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        policy["properties"]!["Allow"]!["items"]!["enum"]!.ToJsonString().ShouldContain("owner-change");
    }

    [Fact]
    public async Task Init_WritesTheSchemaBesideItsFile_AndNamesIt()
    {
        WriteInitFile();

        var named = JsonNode.Parse(await File.ReadAllTextAsync(SettingsFile, TestContext.Current.CancellationToken))!["$schema"]!;

        named.GetValue<string>().ShouldBe($"./{InitFile.SchemaName}");
        (await RunAsync("config", "check", "--config", SettingsFile)).ExitCode.ShouldBe(ExitCode.Done);
    }

    private void WriteInitFile() =>
        File.WriteAllText(
            SettingsFile,
            InitFile.Of(new(new("https://contoso.vault.azure.net"), "acme.eu.qlikcloud.com", "c1", "rotator-client", null))
        );

    private static IEnumerable<string> Names(JsonNode group) => group["properties"]!.AsObject().Select(one => one.Key);

    private static Task<CommandResult> RunAsync(params string[] args) =>
        CommandLine.RunAsync(TestContext.Current.CancellationToken, args);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QlikRotator.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
