using QlikRotator.Local.Commands;
using QlikRotator.Local.Hosting;

namespace QlikRotator.Local.Tests.Commands;

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
    public void Load_FileThatIsNotThere_SaysWhichOne() =>
        Should
            .Throw<FileNotFoundException>(() => LocalSettings.Load([], "/no/such/rotator.json"))
            .Message.ShouldContain("rotator.json");
}
