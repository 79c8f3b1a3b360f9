using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class ClientSecretTests
{
    [Fact]
    public async Task Create_ShowsTheValueOnceAndItWorks()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();

        var reply = await world.PostAsync(Path(client), admin);

        reply.Status.ShouldBe(201);
        reply["clientId"].ShouldBe(client.ClientId);
        reply["createdAt"].ShouldBe("2026-10-01T08:00:00.000Z");
        reply["hint"].Length.ShouldBeLessThanOrEqualTo(5);
        reply["clientSecret"].ShouldNotContain(reply["hint"]);
        (await world.AskForTokenAsync(client.ClientId, reply["clientSecret"])).Status.ShouldBe(200);
        var read = await world.GetAsync($"/api/v1/oauth-clients/{client.ClientId}", admin);
        read.Text.ShouldContain(reply["hint"]);
        read.Text.ShouldNotContain(reply["clientSecret"]);
        world.Acme.IssuedValues.ShouldContain(reply["clientSecret"]);
    }

    [Fact]
    public async Task Create_SixthSecret_Is409()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 4 });

        (await world.PostAsync(Path(client), admin)).Status.ShouldBe(201);
        (await world.PostAsync(Path(client), admin)).Status.ShouldBe(409);
        world.Acme.ClientSecrets(client.ClientId).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Create_WithoutAdminClassic_Is403()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        var narrow = await world.TokenOfAsync(client, "user_default");

        (await world.PostAsync(Path(client), narrow)).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("spa", "client_secret")]
    [InlineData("web", "private_key_jwt")]
    public async Task Create_ForAClientWithoutSecrets_Is400(string appType, string method)
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { AppType = appType, AuthMethods = [method] });

        (await world.PostAsync(Path(client), await world.AdminTokenAsync())).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Create_ForAnUnknownClient_Is404()
    {
        await using var world = await QlikWorld.StartAsync();

        var reply = await world.PostAsync("/api/v1/oauth-clients/nobody/client-secrets", await world.AdminTokenAsync());

        reply.Status.ShouldBe(404);
        reply.Error.ContainsKey("status").ShouldBeFalse();
    }

    [Fact]
    public async Task Delete_ByHint_EndsThatSecretOnly()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.HintsNeedEncoding = true;
        var admin = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        var address = $"{Path(client)}/{Uri.EscapeDataString(client.Hint)}";

        (await world.DeleteAsync(address, admin)).Status.ShouldBe(204);
        (await world.DeleteAsync(address, admin)).Status.ShouldBe(404);
        world.Acme.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeFalse();
        world.Acme.AcceptsClientSecret(client.ClientId, client.Secrets[1].Value).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true, 204)]
    [InlineData(false, 400)]
    public async Task Delete_LastSecret_FollowsTheSwitch(bool allowed, int expected)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.LastSecretMayBeDeleted = allowed;
        var client = world.Acme.AddOAuthClient();

        (await world.DeleteAsync($"{Path(client)}/{client.Hint}", await world.AdminTokenAsync())).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Delete_WhereTokensDieWithTheSecret_EndsThem()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.TokensOutliveSecret = false;
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        var token = await world.TokenOfAsync(client);

        await world.DeleteAsync($"{Path(client)}/{client.Hint}", await world.AdminTokenAsync());

        (await world.GetAsync("/api/v1/users/me", token)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Create_WithPropagationDelay_IsRefusedUntilItIsOver()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.NewCredentialDelay = TimeSpan.FromSeconds(20);
        var client = world.Acme.AddOAuthClient();
        var made = await world.PostAsync(Path(client), await world.AdminTokenAsync());

        (await world.AskForTokenAsync(client.ClientId, made["clientSecret"])).Status.ShouldBe(401);
        world.Time.Advance(TimeSpan.FromSeconds(20));
        (await world.AskForTokenAsync(client.ClientId, made["clientSecret"])).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Create_WithRefusalsFirst_IsRefusedThatOften()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.NewCredentialRefusals = 2;
        var client = world.Acme.AddOAuthClient();
        var made = await world.PostAsync(Path(client), await world.AdminTokenAsync());

        (await world.AskForTokenAsync(client.ClientId, made["clientSecret"])).Status.ShouldBe(401);
        (await world.AskForTokenAsync(client.ClientId, made["clientSecret"])).Status.ShouldBe(401);
        (await world.AskForTokenAsync(client.ClientId, made["clientSecret"])).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Delete_WithPropagationDelay_IsStillAcceptedForAWhile()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.DeletedCredentialDelay = TimeSpan.FromSeconds(10);
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 2 });

        (await world.DeleteAsync($"{Path(client)}/{client.Hint}", await world.AdminTokenAsync())).Status.ShouldBe(204);

        world.Acme.ClientSecrets(client.ClientId).Count.ShouldBe(1);
        (await world.AskForTokenAsync(client.ClientId, client.Secret)).Status.ShouldBe(200);
        world.Time.Advance(TimeSpan.FromSeconds(10));
        (await world.AskForTokenAsync(client.ClientId, client.Secret)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Create_AndDelete_AreAudited()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        var made = await world.PostAsync(Path(client), admin);
        await world.DeleteAsync($"{Path(client)}/{client.Hint}", admin);

        var reply = await world.GetAsync("/api/v1/audits?eventType=com.qlik.v1.oauth-client.secret.deleted&limit=100", admin);

        var data = reply.Data.ShouldHaveSingleItem()!["data"]!;
        data["clientId"]!.GetValue<string>().ShouldBe(client.ClientId);
        data["hint"]!.GetValue<string>().ShouldBe(client.Hint);
        (await world.GetAsync("/api/v1/audits", admin)).Data.Count.ShouldBe(2);
        (await world.GetAsync("/api/v1/audits", admin)).Text.ShouldNotContain(made["clientSecret"]);
    }

    private static string Path(SeededOAuthClient client) => $"/api/v1/oauth-clients/{client.ClientId}/client-secrets";
}
