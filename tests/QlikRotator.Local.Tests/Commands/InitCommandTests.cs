using QlikRotator.Local.Commands;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

[Collection("standard input")]
public sealed class InitCommandTests
{
    [Theory]
    [InlineData(null, "health")]
    [InlineData("ops@contoso.example", "health-and-approval")]
    public void File_OfAnswers_ReadBackAsSettings(string? approver, string gate)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(
            file,
            InitFile.Of(new(new("https://contoso.vault.azure.net"), "acme.eu.qlikcloud.com", "c1", "rotator-client", approver))
        );

        var settings = LocalSettings.Load([], file);

        settings["Rotator:Vaults:0:Uri"].ShouldBe("https://contoso.vault.azure.net");
        settings["Rotator:Tenants:0:Auth:Secret"].ShouldBe("rotator-client");
        settings["Rotator:Policies:default:Gate"].ShouldBe(gate);
        settings["Rotator:Policies:default:Approvers:0"].ShouldBe(approver);
        File.Delete(file);
    }

    [Fact]
    public async Task Init_FiveLinesFromAPipe_AnswersWhereTheFileIs()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "rotator.json");
        using var input = new StringReader("https://contoso.vault.azure.net\nacme.eu.qlikcloud.com\nc1\n\n\n");
        var before = Console.In;
        Console.SetIn(input);
        try
        {
            var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "init", "--json", "--config", file);
            var again = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "init", "--json", "--config", file);

            result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
            result.LastLine.GetProperty("file").GetString().ShouldBe(file);
            AnswerCheck.Check("init", result);
            AnswerCheck.CheckFailure("init", again);
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    /// <summary>A file that the next command refuses would be a promise broken.</summary>
    [Theory]
    [InlineData("console.qlikcloud.com", "rotator-client", null)]
    [InlineData("acme.eu.qlikcloud.com", "", null)]
    [InlineData("acme.eu.qlikcloud.com", "my secret", "Rotator:Tenants:0:Auth:Secret: is no name of a vault secret")]
    [InlineData("acme.eu.qlikcloud.com.", "rotator-client", "Rotator:Tenants:0:Host: ")]
    public async Task Init_WritesOnlyWhatConfigCheckTakes(string tenant, string secret, string? problem)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "rotator.json");

        var result = await AskAsync($"https://contoso.vault.azure.net\n{tenant}\nc1\n{secret}\n\n", file);

        File.Exists(file).ShouldBe(problem is null, result.Error);
        result.ExitCode.ShouldBe(problem is null ? ExitCode.Done : ExitCode.Usage);
        result.Error.ShouldContain(problem ?? "");
        if (problem is null)
        {
            var check = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "config", "check", "--config", file);
            check.ExitCode.ShouldBe(ExitCode.Done, check.Error);
            result.Out.ShouldContain("doctor");
        }
    }

    [Fact]
    public async Task Init_IntoAFolderThatIsNotThere_SaysSoBeforeItAsks()
    {
        using var folder = new TestFolder();
        var missing = Path.Combine(folder.Path, "nowhere");

        var result = await AskAsync("", Path.Combine(missing, "rotator.json"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Out.ShouldBeEmpty();
        result.Error.ShouldContain($"There is no folder {missing}");
    }

    private static async Task<CommandResult> AskAsync(string lines, string file)
    {
        using var input = new StringReader(lines);
        var before = Console.In;
        Console.SetIn(input);
        try
        {
            return await CommandLine.RunAsync(TestContext.Current.CancellationToken, "init", "--config", file);
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [Theory]
    [InlineData("{\n  \"Rotator\": {\n", "is no JSON: look at line 3.")]
    [InlineData("{\n  \"Rotator\": {,}}", "is no JSON: look at line 2.")]
    [InlineData(
        "{\"Rotator\": {\"OwnVault\": \"a\", \"OwnVault\": \"b\"}}",
        "cannot be read: A duplicate key 'Rotator:OwnVault' was found."
    )]
    [InlineData("[]", "holds no settings: a settings file is one object in braces.")]
    public async Task ConfigCheck_FileThatIsNoJson_SaysWhere(string text, string expected)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "rotator.json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "config", "check", "--config", file);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.Trim().ShouldBe($"{file} {expected}");
    }

    [Fact]
    public void Load_FileThatIsNotThere_SaysWhichOne() =>
        Should
            .Throw<FileNotFoundException>(() => LocalSettings.Load([], "/no/such/rotator.json"))
            .Message.ShouldContain("rotator.json");
}
