using System.Net.Http.Json;
using System.Net.Sockets;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoseResponse_WithAnEmptyContent_ThrowsAndTheWorkIsDoneOnce()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        world.Simulator.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = "*/client-secrets",
                Kind = FaultKind.LoseResponse,
            }
        );

        await Should.ThrowAsync<HttpRequestException>(() => world.PostAsync(PathOf(client), token));

        world.Acme.ClientSecrets(client.ClientId).Count.ShouldBe(2);
        world.Simulator.Faults.Fired.ShouldBe(1);
    }

    [Fact]
    public async Task LoseResponse_OfADeleteOnAPooledConnection_IsSentAgainAndComesBackAs404()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        world.Simulator.Faults.Add(new Fault { Method = "DELETE", Kind = FaultKind.LoseResponse });

        var reply = await world.DeleteAsync($"{PathOf(client)}/{client.Hint}", token);

        reply.Status.ShouldBe(404);
        world.Acme.ClientSecrets(client.ClientId).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Reset_IsARealReset_BeforeOrAfterTheWork(bool afterWork, int secrets)
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        world.Simulator.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = "/api/",
                Kind = FaultKind.Reset,
                AfterWork = afterWork,
            }
        );

        var thrown = await Should.ThrowAsync<HttpRequestException>(() => world.PostAsync(PathOf(client), token));

        var socket = thrown.GetBaseException().ShouldBeOfType<SocketException>();
        socket.SocketErrorCode.ShouldBe(SocketError.ConnectionReset);
        world.Acme.ClientSecrets(client.ClientId).Count.ShouldBe(secrets);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Status_StrikesBeforeOrAfterTheWork_AsOftenAsAsked(bool afterWork, int secrets)
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        world.Simulator.Faults.Add(
            new Fault
            {
                PathPattern = PathOf(client),
                Kind = FaultKind.Status,
                Status = 502,
                AfterWork = afterWork,
                Skip = 1,
            }
        );
        await world.GetAsync(PathOf(client), token);

        (await world.PostAsync(PathOf(client), token)).Status.ShouldBe(502);
        world.Acme.ClientSecrets(client.ClientId).Count.ShouldBe(secrets);
        (await world.PostAsync(PathOf(client), token)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Status429_HasRetryAfterAndTheTierBody()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        world.Simulator.Faults.Add(
            new Fault
            {
                Host = QlikWorld.AcmeHost,
                Kind = FaultKind.Status,
                Status = 429,
                RetryAfter = TimeSpan.FromSeconds(7),
            }
        );

        var reply = await world.GetAsync("/api/v1/users/me", token);

        reply.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        reply.Error["code"]!.GetValue<string>().ShouldBe("HTTP-429");
    }

    [Fact]
    public async Task Hang_LastsUntilTheCallerGivesUp()
    {
        await using var world = await QlikWorld.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Simulator.Address, Timeout = TimeSpan.FromMilliseconds(300) };
        http.DefaultRequestHeaders.Host = QlikWorld.AcmeHost;
        world.Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang });

        await Should.ThrowAsync<TaskCanceledException>(() => http.GetAsync("/api/v1/users/me", Ct));
        (await http.GetAsync("/api/v1/users/me", Ct)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Delay_OnlyDelays()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        world.Simulator.Faults.Add(new Fault { Kind = FaultKind.Delay, Delay = TimeSpan.FromMilliseconds(20) });

        (await world.GetAsync("/api/v1/users/me", token)).Status.ShouldBe(301);
        world.Simulator.Faults.Active.ShouldBeEmpty();
    }

    [Fact]
    public async Task AdminEndpoint_OrdersShowsAndClearsFaults_WithoutAnyValue()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        var token = await world.TokenOfAsync(client);
        using var http = new HttpClient { BaseAddress = world.Simulator.Address };
        var order = new
        {
            method = "GET",
            pathPattern = "/api/v1/*",
            kind = "status",
            status = 503,
            times = 2,
            retryAfterSeconds = 3,
        };

        var ordered = await http.PostAsJsonAsync("/simulator/faults", order, Ct);
        var struck = await world.GetAsync("/api/v1/users/me", token);
        var state = await http.GetStringAsync("/simulator/state", Ct);
        var cleared = await http.DeleteAsync("/simulator/faults", Ct);

        ((int)ordered.StatusCode).ShouldBe(201);
        struck.Status.ShouldBe(503);
        struck.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
        state.ShouldContain(client.Hint);
        state.ShouldNotContain(client.Secret);
        state.ShouldNotContain(token);
        ((int)cleared.StatusCode).ShouldBe(204);
        (await world.GetAsync("/api/v1/users/me", token)).Status.ShouldBe(301);
    }

    [Fact]
    public async Task AdminEndpoint_IsNotPartOfATenant_AndRefusesUnknownKinds()
    {
        await using var world = await QlikWorld.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Simulator.Address };

        (await world.SendAsync(new Ask("GET", "/simulator/state"))).Status.ShouldBe(404);
        ((int)(await http.PostAsJsonAsync("/simulator/faults", new { kind = "meteorite" }, Ct)).StatusCode).ShouldBe(400);
    }

    private static string PathOf(SeededOAuthClient client) => $"/api/v1/oauth-clients/{client.ClientId}/client-secrets";
}
