using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class TokenTests
{
    [Fact]
    public async Task Token_RightSecret_GivesSixHourBearer()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();

        var reply = await world.AskForTokenAsync(client.ClientId, client.Secret);

        reply.Status.ShouldBe(200);
        reply["token_type"].ShouldBe("bearer");
        reply["scope"].ShouldBe("admin_classic user_default");
        reply["expires_at"].ShouldBe("2026-10-01T14:00:00.000Z");
        reply.Body["expires_in"]!.GetValue<int>().ShouldBe(21600);
    }

    [Fact]
    public async Task Token_FormBody_IsTakenToo()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["client_id"] = client.ClientId,
                ["client_secret"] = client.Secret,
                ["grant_type"] = "client_credentials",
                ["scope"] = "user_default",
            }
        );

        var reply = await world.PostAsync("/oauth/token", token: null, form);

        reply.Status.ShouldBe(200);
        reply["scope"].ShouldBe("user_default");
    }

    [Fact]
    public async Task Token_WrongSecret_Is401WithTextStatusAndTraceId()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();

        var reply = await world.AskForTokenAsync(client.ClientId, "wrong");

        reply.Status.ShouldBe(401);
        reply.Error["status"]!.GetValue<string>().ShouldBe("401");
        reply["traceId"].ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("admin.automations", 400)]
    [InlineData("user_default", 200)]
    public async Task Token_Scope_MustBeAllowed(string scope, int expected)
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();

        (await world.AskForTokenAsync(client.ClientId, client.Secret, scope)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Token_GrantTypeNotOfTheClient_Is400AndMakesNoBotUser()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { GrantTypes = [] });

        (await world.AskForTokenAsync(client.ClientId, client.Secret)).Status.ShouldBe(400);
        world.Acme.HasBotUser(client.ClientId).ShouldBeFalse();
    }

    [Fact]
    public async Task Token_FirstRequest_MakesTheBotUser()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        world.Acme.HasBotUser(client.ClientId).ShouldBeFalse();

        await world.AskForTokenAsync(client.ClientId, client.Secret);

        world.Acme.HasBotUser(client.ClientId).ShouldBeTrue();
    }

    [Fact]
    public async Task Token_OverQuota_Is403UntilOneIsRevoked()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.TokensPerClient = 2;
        var client = world.Acme.AddOAuthClient();
        var first = await world.TokenOfAsync(client);
        await world.TokenOfAsync(client);

        (await world.AskForTokenAsync(client.ClientId, client.Secret)).Status.ShouldBe(403);
        (
            await world.PostAsync("/oauth/revoke", token: null, new { token = first, token_type_hint = "access_token" })
        ).Status.ShouldBe(200);
        (await world.AskForTokenAsync(client.ClientId, client.Secret)).Status.ShouldBe(200);
        (await world.GetAsync("/api/v1/users/me", first)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Token_DisabledBotUser_Is403()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        world.Acme.SetUserDisabled(world.Acme.BotUserOf(client.ClientId), disabled: true);

        (await world.AskForTokenAsync(client.ClientId, client.Secret)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Token_AfterItsSecretIsDeleted_LivesToItsExpiry()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        var token = await world.TokenOfAsync(client);
        await world.DeleteAsync($"/api/v1/oauth-clients/{client.ClientId}/client-secrets/{client.Hint}", token);

        (await world.AskForTokenAsync(client.ClientId, client.Secret)).Status.ShouldBe(401);
        (await world.GetAsync("/api/v1/users/me", token)).Status.ShouldBe(301);
        world.Time.Advance(TimeSpan.FromHours(6));
        (await world.GetAsync("/api/v1/users/me", token)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Token_Impersonation_ActsAsTheUser()
    {
        await using var world = await QlikWorld.StartAsync();
        var userId = world.Acme.AddUser(new NewUser("auth0|anna"));
        var token = await world.ImpersonateAsync(userId);

        var reply = await world.GetAsync($"/api/v1/users/{userId}", token);

        reply["subject"].ShouldBe("auth0|anna");
    }

    [Fact]
    public async Task Token_ImpersonationOfNobody_Is400()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { GrantTypes = ["urn:qlik:oauth:user-impersonation"] });

        var reply = await world.PostAsync(
            "/oauth/token",
            token: null,
            new
            {
                client_id = client.ClientId,
                client_secret = client.Secret,
                grant_type = "urn:qlik:oauth:user-impersonation",
                user_lookup = new { field = "subject", value = "nobody" },
            }
        );

        reply.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Token_OfAnotherTenant_IsUnknown()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();

        var reply = await world.SendAsync(new Ask("GET", "/api/v1/users/me") { Host = QlikWorld.GlobexHost, Token = token });

        reply.Status.ShouldBe(401);
    }
}
