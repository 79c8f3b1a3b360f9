using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Entry;

/// <summary>Everybody on a machine reaches its ports. Only whoever started the host may do anything there.</summary>
public sealed class LocalDoorTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly SharedWriter _output = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private DemoEstate _estate = null!;
    private WebApplication _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LocalKeys Keys => _app.Services.GetRequiredService<LocalKeys>();

    private string State => Path.Combine(_folder.Path, "state");

    public async ValueTask InitializeAsync()
    {
        _estate = await DemoEstate.StartAsync(Ct);
        var terminal = new Terminal(_output, _output, json: false, attended: false);
        _app = WebHost.Create(_estate.Settings(State), terminal, new Uri("http://127.0.0.1:0"), _ => { });
        await _app.StartAsync(Ct);
        _http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _estate.DisposeAsync();
        await _output.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Health_BySomebodyElseOnTheMachine_IsToldYesAndNothingElse()
    {
        using var answer = await _http.GetAsync("/healthz", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe("""{"status":"healthy"}""");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/plan")]
    [InlineData("/api/secrets")]
    [InlineData("/api/rotations")]
    [InlineData("/audit/export?format=json")]
    public async Task Get_BySomebodyElseOnTheMachine_IsRefusedAndTellsNothing(string path)
    {
        using var answer = await _http.GetAsync(path, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain(_estate.Secrets[0].Name);
    }

    [Fact]
    public async Task Start_BySomebodyElseOnTheMachine_StartsNothing()
    {
        using var answer = await _http.PostAsJsonAsync("/api/rotations", new { secret = _estate.Secrets[0].Name }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _app.Services.GetRequiredService<RotationLedger>().ListAsync(Ct).CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Get_WithTheBearerToken_IsAnswered()
    {
        _http.DefaultRequestHeaders.Authorization = new("Bearer", Keys.Bearer);

        using var answer = await _http.GetAsync("/api/secrets", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Link_OfTheTerminal_BecomesACookieOnce()
    {
        using var first = await _http.GetAsync(_app.EntranceOf(), Ct);
        using var second = await _http.GetAsync(_app.EntranceOf(), Ct);
        var cookie = first.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        _http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var page = await _http.GetAsync("/plan", Ct);

        first.Headers.Location!.OriginalString.ShouldBe("/");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        second.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("cross-site", "cors")]
    [InlineData("same-site", "no-cors")]
    [InlineData("cross-site", "navigate")]
    public async Task Post_OfAnotherOriginWithTheCookie_IsRefused(string site, string mode)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rotations")
        {
            Content = JsonContent.Create(new { secret = _estate.Secrets[0].Name }),
        };
        request.Headers.Add("Cookie", $"qlik-rotator-{_http.BaseAddress!.Port}={Keys.Session}");
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", mode);

        using var answer = await _http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_WithoutAHost_IsRefused()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _http.BaseAddress!.Port, Ct);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET /api/secrets HTTP/1.0\r\nAuthorization: Bearer {Keys.Bearer}\r\n\r\n"),
            Ct
        );
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync(Ct))!.ShouldContain("400");
    }

    [Theory]
    [InlineData(false, "application/json", HttpStatusCode.Unauthorized)]
    [InlineData(true, "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(true, "application/json", HttpStatusCode.BadRequest)]
    [InlineData(true, "application/cloudevents+json", HttpStatusCode.BadRequest)]
    public async Task Events_WithTheKeyAndAsJson_AreRead(bool withKey, string type, HttpStatusCode expected)
    {
        var address = withKey ? _app.EventsOf() : new Uri(_http.BaseAddress!, "/api/events/keyvault");

        using var answer = await _http.PostAsync(address, new StringContent("{}", Encoding.UTF8, type), Ct);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public void EventsKey_AfterARestart_IsTheSame() => new LocalKeys(State).Events.ShouldBe(Keys.Events);

    [Fact]
    public async Task State_OfAHostThatRan_IsForItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        _http.DefaultRequestHeaders.Authorization = new("Bearer", Keys.Bearer);
        await _http.GetAsync("/api/rotations", Ct);
        _ = Keys.Events;

        var folders = Directory.GetDirectories(State, "*", SearchOption.AllDirectories).Append(State);
        folders.ShouldAllBe(one => IsPrivate(one));
        var files = Directory.GetFiles(State, "*", SearchOption.AllDirectories);
        files.ShouldContain(one => one.EndsWith("rotator.db", StringComparison.Ordinal));
        files.ShouldAllBe(one => IsPrivate(one));
    }

    private static bool IsPrivate(string path)
    {
        const UnixFileMode Others =
            UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) == UnixFileMode.None;
    }
}
