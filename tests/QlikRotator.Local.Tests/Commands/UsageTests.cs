using QlikRotator.Local.Commands;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

public sealed class UsageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dance")]
    [InlineData("rotate")]
    [InlineData("plan", "--setting", "nonsense")]
    [InlineData("serve", "--urls", "http://0.0.0.0:5199")]
    [InlineData("serve", "--urls", "https://127.0.0.1:5199")]
    [InlineData("demo")]
    [InlineData("plan", "--days", "-4")]
    [InlineData("serve", "--simulate", "--setting", "Rotator:Ledger:Folder=elsewhere")]
    [InlineData("approve", "reporting", "--as", "bob\nRecorded: approved by ann")]
    public async Task RunAsync_WrongArguments_IsUsage(params string[] args) =>
        (await CommandLine.RunAsync(Ct, args)).ExitCode.ShouldBe(ExitCode.Usage);

    [Theory]
    [InlineData("'qlik-rotator --help' says what it takes.", "dance")]
    [InlineData("'qlik-rotator plan --help' says what it takes.", "plan", "--days", "-4")]
    [InlineData("'qlik-rotator config check --help' says what it takes.", "config", "check", "--nonsense")]
    public async Task RunAsync_WrongArguments_SaysWhatIsWrongAndWhereHelpIs(string last, params string[] args)
    {
        var result = await CommandLine.RunAsync(Ct, args);

        result.Out.ShouldBeEmpty();
        var lines = result.Error.TrimEnd().Split('\n');
        lines[^1].TrimEnd().ShouldBe(last);
        lines.Length.ShouldBeLessThanOrEqualTo(3);
    }

    /// <summary>The library's own sentence says neither what is to be named nor what it is.</summary>
    [Theory]
    [InlineData("'rotate' needs <secret>: name of the managed secret", "rotate")]
    [InlineData("'pause' needs <secret>, one or more: names of managed secrets", "pause")]
    [InlineData("'resume' needs <secret>, one or more: names of managed secrets", "resume")]
    [InlineData("'cancel' needs <rotation>: id of the rotation", "cancel")]
    [InlineData("'approve' needs <rotation>: id of the rotation", "approve")]
    [InlineData("'retire' needs <id>: hint, key id", "retire", "shop-client")]
    [InlineData("'campaign status' needs <campaign>: id of a campaign", "campaign", "status")]
    [InlineData("'campaign' is several commands: start, list, status", "campaign")]
    [InlineData("'config' is several commands: check, schema", "config")]
    [InlineData("'--days' needs a value: ", "plan", "--days")]
    [InlineData("There is no command 'dance'.", "dance")]
    [InlineData("'plan' takes no '--nonsense'.", "plan", "--nonsense")]
    [InlineData("'--days' takes a number, not 'soon'.", "plan", "--days", "soon")]
    [InlineData("'--wave' takes a number, not 'soon'.", "campaign", "start", "--all", "--wave", "soon")]
    [InlineData("'--wave' needs a value: ", "campaign", "start", "--all", "--wave")]
    [InlineData("'--reason' needs a value: recorded with it.", "release", "shop-client", "--reason")]
    [InlineData("'--as' needs a value: ", "reject", "shop-client", "--as")]
    [InlineData("'--as' needs a value: ", "retire", "shop-client", "abc", "--as")]
    public async Task RunAsync_WrongArguments_SaysSoInWordsOfItsOwn(string expected, params string[] args)
    {
        var result = await CommandLine.RunAsync(Ct, args);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldStartWith(expected);
    }

    [Fact]
    public async Task RunAsync_NoSettingsAnywhere_SaysHowToWriteThem()
    {
        using var folder = new TestFolder();

        var result = await CommandLine.RunAsync(Ct, "plan", "--setting", $"Rotator:Ledger:Folder={folder.Path}");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("Rotator:Vaults");
        result.Error.ShouldContain("'qlik-rotator init' writes one");
    }

    [Fact]
    public async Task RunAsync_ReasonThatIsTooLong_IsUsage() =>
        (await CommandLine.RunAsync(Ct, "reject", "reporting", "--reason", new string('x', 501))).ExitCode.ShouldBe(
            ExitCode.Usage
        );

    [Fact]
    public void Load_SettingTwice_LaterOneWins() =>
        LocalSettings
            .Load(["Rotator:Ledger:Folder=first", "rotator:ledger:folder=second"])["Rotator:Ledger:Folder"]
            .ShouldBe("second");

    [Theory]
    [InlineData("plan")]
    [InlineData("rotate", "reporting-client")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    public async Task RunAsync_WrongSettings_NamesEveryOneAndTriesNothing(params string[] args)
    {
        using var folder = new TestFolder();

        var result = await CommandLine.RunAsync(
            Ct,
            [
                .. args,
                "--setting",
                $"Rotator:Ledger:Folder={folder.Path}",
                "--setting",
                "Rotator:Vaults:0:Uri=http://contoso.vault.azure.net",
                "--setting",
                "Rotator:Policies:default:Gate=perhaps",
            ]
        );

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("Rotator:Vaults:0:Uri");
        result.Error.ShouldContain("Rotator:Policies:default:Gate");
        result.Error.TrimEnd().Split('\n').ShouldAllBe(line => line.StartsWith("Rotator:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_WrongSettingsForAProgram_AnswersJsonToo()
    {
        var result = await CommandLine.RunAsync(Ct, "plan", "--json", "--setting", "Rotator:Policies:default:Gate=perhaps");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.LastLine.GetProperty("exitCode").GetInt32().ShouldBe(ExitCode.Usage);
        result
            .LastLine.GetProperty("problems")
            .EnumerateArray()
            .ShouldContain(one =>
                one.GetProperty("message").GetString()!.StartsWith("Rotator:Policies:default:Gate", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Load_SettingGivenTwice_TheLastOneWins() =>
        LocalSettings
            .Load(["Rotator:Ledger:Kind=tables", "rotator:ledger:kind=sqlite"])["Rotator:Ledger:Kind"]
            .ShouldBe("sqlite");

    [Fact]
    public async Task RunAsync_Help_IsDone() => (await CommandLine.RunAsync(Ct, "--help")).ExitCode.ShouldBe(ExitCode.Done);
}
