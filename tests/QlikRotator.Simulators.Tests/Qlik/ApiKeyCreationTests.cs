using System.Buffers.Text;
using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class ApiKeyCreationTests
{
    private const string Path = "/api/v1/api-keys";

    [Fact]
    public async Task Create_WithAnApiKey_MakesASuccessorForTheSameOwner()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var old = world.Acme.AddApiKey(new NewApiKey(anna));

        var made = await world.PostAsync(Path, old.Token, new { description = "next [rot:1]", expiry = "PT12H" });

        made.Status.ShouldBe(201);
        made["status"].ShouldBe("active");
        made["sub"].ShouldBe(anna);
        made["subType"].ShouldBe("user");
        made["createdByUser"].ShouldBe(anna);
        made["expiry"].ShouldBe("2026-10-01T20:00:00.000Z");
        var me = await world.GetAsync("/api/v1/users/me", made["token"]);
        me.Location!.AbsolutePath.ShouldEndWith(anna);
        (await world.GetAsync($"{Path}/{made["id"]}", old.Token)).Body.ContainsKey("token").ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_TokenIsAJwtWhoseJtiTellsTheId(bool tells)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.ApiKeys.TokenTellsKeyId = tells;
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));

        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(key.Token.Split('.')[1]))!;

        (claims["jti"]!.GetValue<string>() == key.Id).ShouldBe(tells);
    }

    [Theory]
    [InlineData("PT25H", 403)]
    [InlineData("P1D", 201)]
    [InlineData("P1W", 403)]
    [InlineData("tomorrow", 400)]
    [InlineData("P0D", 400)]
    [InlineData(null, 201)]
    public async Task Create_Expiry_IsADurationWithinTheTenantsMaximum(string? expiry, int expected)
    {
        await using var world = await QlikWorld.StartAsync();
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));
        object body = expiry is null ? new { description = "d" } : new { description = "d", expiry };

        (await world.PostAsync(Path, key.Token, body)).Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(400)]
    public async Task Create_OverTheUsersQuota_CountsActiveKeysOnly(int status)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.ApiKeys.LimitStatus = status;
        world.Acme.SetApiKeyLimits(2, "P90D");
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var key = world.Acme.AddApiKey(new NewApiKey(anna));
        world.Acme.AddApiKey(new NewApiKey(anna) { Validity = TimeSpan.Zero });

        (await world.PostAsync(Path, key.Token, new { description = "second", expiry = "P90D" })).Status.ShouldBe(201);
        var third = await world.PostAsync(Path, key.Token, new { description = "third", expiry = "P90D" });

        third.Status.ShouldBe(status);
        third.Error["status"]!.GetValue<int>().ShouldBe(status);
    }

    [Fact]
    public async Task Create_BornExpired_IsA201ThatIsNotActiveAndNotAccepted()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.ApiKeys.NewKeysAreExpired = true;
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));

        var made = await world.PostAsync(Path, key.Token, new { description = "d", expiry = "PT1H" });

        made.Status.ShouldBe(201);
        made["status"].ShouldBe("expired");
        world.Acme.AcceptsApiKey(made["token"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Create_ForSomebodyElse_Is403UnlessTheSwitchAllowsIt()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var boss = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("boss") { TenantAdmin = true })));
        var body = new
        {
            description = "for anna",
            expiry = "PT1H",
            sub = anna,
        };

        (await world.PostAsync(Path, boss.Token, body)).Status.ShouldBe(403);
        world.Acme.Behaviour.ApiKeys.AdminMayCreateForOthers = true;
        (await world.PostAsync(Path, boss.Token, body))["sub"].ShouldBe(anna);
    }

    [Fact]
    public async Task Create_ByABot_NeedsTheApiKeysPermission()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        var token = await world.TokenOfAsync(client);
        var body = new { description = "bot's", expiry = "PT1H" };

        (await world.PostAsync(Path, token, body)).Status.ShouldBe(403);
        (await EvaluateAsync(world, token, client)).ShouldBeEmpty();
        world.Acme.SetMayManageApiKeys(world.Acme.BotUserOf(client.ClientId), allowed: true);
        (await world.PostAsync(Path, token, body)).Status.ShouldBe(201);
        (await EvaluateAsync(world, token, client)).ShouldContain("create");
    }

    [Fact]
    public async Task Create_ByImpersonation_FollowsTheSwitch()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.ImpersonateAsync(world.Acme.AddUser(new NewUser("anna")));
        var body = new { description = "d", expiry = "PT1H" };

        (await world.PostAsync(Path, token, body)).Status.ShouldBe(403);
        world.Acme.Behaviour.ApiKeys.ImpersonationMayManage = true;
        (await world.PostAsync(Path, token, body)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Create_WithoutADescription_Is400()
    {
        await using var world = await QlikWorld.StartAsync();
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));

        (await world.PostAsync(Path, key.Token, new { expiry = "PT1H" })).Status.ShouldBe(400);
    }

    private static async Task<IEnumerable<string>> EvaluateAsync(QlikWorld world, string token, SeededOAuthClient client)
    {
        var properties = new { sub = world.Acme.BotUserOf(client.ClientId), subType = "user" };
        var body = new
        {
            resources = new[]
            {
                new
                {
                    id = "x",
                    type = "api-keys",
                    properties,
                },
            },
        };
        var reply = await world.PostAsync("/api/v1/accesscontrol/evaluation", token, body);
        return JsonNode.Parse(reply.Text)![0]!["actions"]!.AsArray().Select(action => action!.GetValue<string>());
    }
}
