using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using QlikRotator.Simulators.Standalone;

namespace QlikRotator.Simulators.Tests.Standalone;

public sealed class SimulatorCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PrintsAddressesAndNoValues_AndStopsWhenAsked()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var printed = new WaitingWriter("Ctrl+C stops.");

        var run = SimulatorCommand.Create().Parse("--qlik-port 0 --vault-port 0").InvokeAsync(To(printed), stop.Token);
        await printed.Seen.WaitAsync(Ct);
        using var http = new HttpClient();
        var state = await http.GetStringAsync(new Uri(new Uri(printed.Line("qlik ")), "simulator/state"), Ct);
        await stop.CancelAsync();

        (await run).ShouldBe(0);
        state.ShouldContain("acme.eu.qlikcloud.com");
        printed.Line("vault ").ShouldStartWith("https://localhost:");
        printed.Line("vault-certificate-sha256 ").Length.ShouldBe(64);
        printed.ToString().ShouldContain("oauth-client acme.eu.qlikcloud.com reporting ");
        printed.ToString().ShouldContain("oauth-client *.eu.qlikcloud.com region ");
        printed.ToString().ShouldContain("oauth-client console.qlikcloud.com provisioning ");
        state.ShouldContain("console.qlikcloud.com");
        printed.ToString().ShouldNotContain("password-of-the-estate");
        printed.ToString().ShouldNotContain("eyJ");
    }

    [Fact]
    public async Task Run_WithShowValues_PrintsThem()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var printed = new WaitingWriter("Ctrl+C stops.");

        var run = SimulatorCommand
            .Create()
            .Parse("--qlik-port 0 --vault-port 0 --show-values")
            .InvokeAsync(To(printed), stop.Token);
        await printed.Seen.WaitAsync(Ct);
        await stop.CancelAsync();

        (await run).ShouldBe(0);
        printed.ToString().ShouldContain("mail-password-of-the-estate");
    }

    [Fact]
    public async Task Run_WithLocalSettings_WritesThemFromTheExampleBeside()
    {
        var folder = Directory.CreateTempSubdirectory("qlikrotator-settings-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "local.settings.example.json"),
            """{ "Vault": "{vault}", "Pin": "{vault-certificate-sha256}", "Qlik": "{qlik}", "Client": "{acme-client}", "Region": "{region-client}", "Console": "{organization-client}" }""",
            Ct
        );
        var file = Path.Combine(folder, "local.settings.json");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var printed = new WaitingWriter("Ctrl+C stops.");

        var run = SimulatorCommand
            .Create()
            .Parse(["--qlik-port", "0", "--vault-port", "0", "--local-settings", file])
            .InvokeAsync(To(printed), stop.Token);
        await printed.Seen.WaitAsync(Ct);
        await stop.CancelAsync();

        (await run).ShouldBe(0);
        var client = printed.Line("oauth-client acme.eu.qlikcloud.com rotator ").Split(' ')[0];
        var region = printed.Line("oauth-client *.eu.qlikcloud.com region ").Split(' ')[0];
        var console = printed.Line("oauth-client console.qlikcloud.com rotator ").Split(' ')[0];
        (await File.ReadAllTextAsync(file, Ct)).ShouldBe(
            $$"""{ "Vault": "{{printed.Line("vault ")}}", "Pin": "{{printed.Line("vault-certificate-sha256 ")}}", "Qlik": "{{printed.Line("qlik ")}}", "Client": "{{client}}", "Region": "{{region}}", "Console": "{{console}}" }"""
        );
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_OnATakenPort_SaysSoAndFails()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var printed = new WaitingWriter("in use");
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var exit = await SimulatorCommand.Create().Parse($"--qlik-port {port} --vault-port 0").InvokeAsync(To(printed), Ct);

        exit.ShouldBe(1);
        printed.ToString().ShouldContain("address already in use");
    }

    [Theory]
    [InlineData("--qlik-port 65536")]
    [InlineData("--vault-port -1")]
    [InlineData("--qlik-port abc")]
    [InlineData("--no-such-option")]
    public async Task Run_WrongArguments_Fail(string arguments)
    {
        using var printed = new WaitingWriter("never");

        (await SimulatorCommand.Create().Parse(arguments).InvokeAsync(To(printed), Ct)).ShouldBe(1);
    }

    private static InvocationConfiguration To(WaitingWriter writer) => new() { Output = writer, Error = writer };
}
