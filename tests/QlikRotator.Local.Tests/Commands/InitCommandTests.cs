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

    [Fact]
    public void Load_FileThatIsNotThere_SaysWhichOne() =>
        Should
            .Throw<FileNotFoundException>(() => LocalSettings.Load([], "/no/such/rotator.json"))
            .Message.ShouldContain("rotator.json");
}
