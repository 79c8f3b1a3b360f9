using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

public sealed class ServeCommandTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWriter _output = new();
    private readonly SharedWriter _plain = new();
    private readonly HttpClient _http = new();
    private Task<int> _serving = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        string[] args = ["serve", "--simulate", "--urls", "http://127.0.0.1:0", "--json"];
        _serving = CommandLine.RunAsync(_output, new SharedWriter(), _stop.Token, args);
        var answer = await AnswerAsync(_output);
        _http.BaseAddress = new Uri(answer.GetProperty("listening").GetString()!);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", answer.GetProperty("key").GetString());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _http.Dispose();
        await _output.DisposeAsync();
        await _plain.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Serve_Simulated_CanBeDrivenByHttp()
    {
        var secrets = await _http.GetFromJsonAsync<JsonElement>("/api/secrets", Ct);
        using var started = await _http.PostAsJsonAsync("/api/rotations", new { secret = "reporting-client" }, Ct);
        var outcome = await OutcomeAsync(_http, started.Headers.Location!);

        secrets.GetProperty("secrets").GetArrayLength().ShouldBe(8);
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        outcome.GetProperty("kind").GetString().ShouldBe("Rotated");
    }

    /// <summary>A tenant that its region's client signs in to, and an organization, beside the tenants that have a client of the rotator's own.</summary>
    [Theory]
    [InlineData("initech-client", "initech.eu.qlikcloud.com")]
    [InlineData("tenant-list-client", "console.qlikcloud.com")]
    public async Task Serve_Simulated_RotatesBelowARegionAndAtAnOrganization(string secret, string host)
    {
        var dashboard = await _http.GetStringAsync("/", Ct);
        using var started = await _http.PostAsJsonAsync("/api/rotations", new { secret }, Ct);
        var outcome = await OutcomeAsync(_http, started.Headers.Location!);

        outcome.GetProperty("kind").GetString().ShouldBe("Rotated", outcome.ToString());
        dashboard.ShouldContain(secret);
        (await _http.GetStringAsync("/tenants", Ct)).ShouldContain(host);
    }

    /// <summary>Nothing starts by itself there; what a person has begun goes on all the same.</summary>
    [Fact]
    public async Task Serve_Simulated_GoesOnWithCampaigns_AndHasNoOtherTimer()
    {
        await using var estate = await DemoEstate.StartAsync(Ct);
        var services = new ServiceCollection();

        ServeCommand.AddMore(services, estate);

        var timers = services.Where(one => one.ServiceType == typeof(IHostedService)).Select(one => one.ImplementationType?.Name);
        timers.ShouldContain("CampaignTimer");
        timers.ShouldNotContain("Schedules");
    }

    [Fact]
    public async Task Serve_Simulated_OtherCommandsWorkOnItsEstate()
    {
        var file = (await AnswerAsync(_output)).GetProperty("settings").GetString()!;

        var plan = await CommandLine.RunAsync(Ct, "plan", "--check", "--config", file);
        var doctor = await CommandLine.RunAsync(Ct, "doctor", "--config", file);

        plan.ExitCode.ShouldBe(ExitCode.Done, plan.Error + plan.Out);
        plan.Out.ShouldContain("billing-client");
        doctor.ExitCode.ShouldBe(ExitCode.Done, doctor.Error + doctor.Out);
    }

    [Fact]
    public async Task Serve_WhereAnotherProgramListens_SaysSoInOneSentence()
    {
        var result = await CommandLine.RunAsync(Ct, "serve", "--simulate", "--urls", _http.BaseAddress!.AbsoluteUri);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("another program listens there");
        result.Error.ShouldContain("--urls");
    }

    [Fact]
    public async Task Serve_SaysThatItsLinkOpensOnce_AndHowToGetAnother()
    {
        string[] args = ["serve", "--simulate", "--urls", "http://127.0.0.1:0"];
        var serving = CommandLine.RunAsync(_plain, new SharedWriter(), _stop.Token, args);
        await _plain.LineAsync(one => one.Contains("Ctrl+C", StringComparison.Ordinal), Ct);

        await _stop.CancelAsync();

        await serving;
        _plain.ToString().ShouldContain("lets in one browser, once");
        _plain.ToString().ShouldContain("start the host again");
    }

    [Fact]
    public async Task Serve_CtrlC_IsDone()
    {
        await _stop.CancelAsync();

        (await _serving).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Serve_Simulated_ShowsTheDashboard()
    {
        var dashboard = await _http.GetStringAsync("/", Ct);

        dashboard.ShouldContain("billing-client");
        dashboard.ShouldContain("Rotate now");
    }

    [Fact]
    public async Task Serve_Simulated_DashboardLeadsToTheMailboxesAndTheChannel()
    {
        var dashboard = await _http.GetStringAsync("/", Ct);
        using var started = await _http.PostAsJsonAsync("/api/rotations", new { secret = "reporting-client" }, Ct);
        await OutcomeAsync(_http, started.Headers.Location!);

        dashboard.ShouldContain("href=\"/demo/mail\"");
        dashboard.ShouldContain("href=\"/demo/teams\"");
        (await _http.GetStringAsync("/demo/mail", Ct)).ShouldContain("Simulated mailboxes");
        (await CardAsync()).ShouldContain("reporting-client was rotated");
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData(
        "POST /start HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\np"
    )]
    public async Task Serve_CtrlCWhileABrowserIsInTheMiddleOfARequest_IsDoneAtOnce(string half)
    {
        using var browser = new TcpClient();
        await browser.ConnectAsync("127.0.0.1", _http.BaseAddress!.Port, Ct);
        await browser.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(half), Ct);
        await _http.GetStringAsync("/plan", Ct);

        await _stop.CancelAsync();

        (await _serving.WaitAsync(TimeSpan.FromSeconds(10), Ct)).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Serve_RequestUnderAForeignName_IsRefused()
    {
        _http.DefaultRequestHeaders.Host = "rotator.attacker.example";

        using var answer = await _http.GetAsync("/api/secrets", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>A card goes out once the rotation has ended.</summary>
    private async Task<string> CardAsync()
    {
        while (true)
        {
            var channel = await _http.GetStringAsync("/demo/teams", Ct);
            if (channel.Contains("<article>", StringComparison.Ordinal))
            {
                return channel;
            }

            await Task.Delay(100, Ct);
        }
    }

    private static async Task<JsonElement> AnswerAsync(SharedWriter output)
    {
        var line = await output.LineAsync(one => one.Contains("listening", StringComparison.Ordinal), Ct);
        AnswerCheck.Check("serve", new CommandResult(ExitCode.Done, line, ""));
        return JsonSerializer.Deserialize<JsonElement>(line);
    }

    private static async Task<JsonElement> OutcomeAsync(HttpClient http, Uri rotation)
    {
        while (true)
        {
            var found = await http.GetFromJsonAsync<JsonElement>(rotation, Ct);
            if (found.GetProperty("rotation").TryGetProperty("outcome", out var outcome))
            {
                return outcome;
            }

            await Task.Delay(100, Ct);
        }
    }
}
