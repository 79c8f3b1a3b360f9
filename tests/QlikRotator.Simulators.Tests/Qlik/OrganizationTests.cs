using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

/// <summary>An organization: tokens and OAuth clients below <c>/api/core</c>, and nothing of what a tenant has.</summary>
public sealed class OrganizationTests : IAsyncLifetime
{
    private const string Clients = "/api/core/oauth-clients";

    private QlikWorld _world = null!;
    private SeededOAuthClient _client = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _world = await QlikWorld.StartAsync();
        _client = _world.Organization.AddOAuthClient(new NewOAuthClient { Scopes = ["cloud-console.tenants:read"] });
        _token = (await TokenAsync(_client.Secret)).Body["access_token"]!.GetValue<string>();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Token_IsGivenForSixHours_WithTheClientsScope()
    {
        var reply = await TokenAsync(_client.Secret);

        reply.Status.ShouldBe(200);
        reply.Body["token_type"]!.GetValue<string>().ShouldBe("Bearer");
        reply.Body["expires_in"]!.GetValue<int>().ShouldBe(21600);
        reply.Body["scope"]!.GetValue<string>().ShouldBe("cloud-console.tenants:read");
        (await TokenAsync("wrong")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("GET", "/api/v1/users/me")]
    [InlineData("GET", "/api/v1/oauth-clients")]
    [InlineData("GET", "/api/v1/api-keys")]
    [InlineData("GET", "/api/workflows/automations")]
    [InlineData("POST", "/oauth/revoke")]
    public async Task Call_WhatOnlyTenantsHave_Is404(string method, string path) =>
        (await SendAsync(method, path)).Status.ShouldBe(404);

    [Fact]
    public async Task Call_ATenantForWhatOnlyAnOrganizationHas_Is404()
    {
        (await _world.GetAsync(Clients, await _world.AdminTokenAsync())).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Call_TokenOfATenant_Is401()
    {
        var ask = new Ask("GET", Clients) { Host = QlikWorld.OrganizationHost, Token = await _world.AdminTokenAsync() };

        (await _world.SendAsync(ask)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Secret_MadeAndDeleted_IsShownOnce_AndRefusedAfterwards()
    {
        var made = await SendAsync("POST", $"{Clients}/{_client.ClientId}/client-secrets");

        made.Status.ShouldBe(201);
        made.Body["clientId"]!.GetValue<string>().ShouldBe(_client.ClientId);
        var value = made.Body["clientSecret"]!.GetValue<string>();
        var hint = made.Body["hint"]!.GetValue<string>();
        (await TokenAsync(value)).Status.ShouldBe(200);
        var read = await SendAsync("GET", $"{Clients}/{_client.ClientId}");
        read.Body.ToJsonString().ShouldNotContain(value);
        read.Body["clientSecrets"]!.AsArray().Count.ShouldBe(2);
        read.Body.ContainsKey("tenantId").ShouldBeFalse();

        (await SendAsync("DELETE", $"{Clients}/{_client.ClientId}/client-secrets/{hint}")).Status.ShouldBe(204);

        (await TokenAsync(value)).Status.ShouldBe(401);
        (await SendAsync("DELETE", $"{Clients}/{_client.ClientId}/client-secrets/{hint}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Secret_TheSixth_Is409()
    {
        for (var number = 1; number < 5; number++)
        {
            (await SendAsync("POST", $"{Clients}/{_client.ClientId}/client-secrets")).Status.ShouldBe(201);
        }

        (await SendAsync("POST", $"{Clients}/{_client.ClientId}/client-secrets")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task List_PagesAndCounts_AsAsked()
    {
        _world.Organization.AddOAuthClient(new NewOAuthClient { Name = "second" });

        var page = await SendAsync("GET", $"{Clients}?limit=1&totalResults=true");

        page.Data.Count.ShouldBe(1);
        page.Body["totalResults"]!.GetValue<int>().ShouldBe(2);
        page.Next!.ShouldStartWith("https://console.qlikcloud.com/api/core/oauth-clients?");
        (await SendAsync("GET", Clients)).Body.ContainsKey("totalResults").ShouldBeFalse();
        (await SendAsync("GET", $"{Clients}?filter=tenantId eq \"1\"")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Call_ClientWithoutTheRight_Is403()
    {
        _world.Organization.Behaviour.OrganizationScope = "whatever-it-is-called";

        (await SendAsync("GET", Clients)).Status.ShouldBe(403);
        (await SendAsync("POST", $"{Clients}/{_client.ClientId}/client-secrets")).Status.ShouldBe(403);
        _world.Organization.ClientSecrets(_client.ClientId).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/clientName", 204)]
    [InlineData("/description", 204)]
    [InlineData("/logoUri", 400)]
    public async Task Patch_OfAnOrganizationsClient_TakesThreeFieldsOnly(string path, int status)
    {
        var patch = new[]
        {
            new
            {
                op = "replace",
                path,
                value = "another",
            },
        };

        (await SendAsync("PATCH", $"{Clients}/{_client.ClientId}", patch)).Status.ShouldBe(status);
    }

    private Task<Reply> SendAsync(string method, string path, object? body = null) =>
        _world.SendAsync(
            new Ask(method, path)
            {
                Host = QlikWorld.OrganizationHost,
                Token = _token,
                Body = body,
            }
        );

    private Task<Reply> TokenAsync(string secret) =>
        _world.SendAsync(
            new Ask("POST", "/oauth/token")
            {
                Host = QlikWorld.OrganizationHost,
                Body = new
                {
                    client_id = _client.ClientId,
                    client_secret = secret,
                    grant_type = "client_credentials",
                },
            }
        );
}
