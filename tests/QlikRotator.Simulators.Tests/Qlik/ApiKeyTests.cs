using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class ApiKeyTests
{
    private const string Path = "/api/v1/api-keys";

    [Fact]
    public async Task Delete_ByTheOwner_RemovesTheKey_ByAnAdministrator_OnlyRevokesIt()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var first = world.Acme.AddApiKey(new NewApiKey(anna));
        var second = world.Acme.AddApiKey(new NewApiKey(anna));
        var third = world.Acme.AddApiKey(new NewApiKey(anna));
        var admin = await world.AdminTokenAsync();

        (await world.DeleteAsync($"{Path}/{first.Id}", second.Token)).Status.ShouldBe(204);
        (await world.DeleteAsync($"{Path}/{third.Id}", admin)).Status.ShouldBe(204);

        (await world.DeleteAsync($"{Path}/{first.Id}", second.Token)).Status.ShouldBe(404);
        (await world.GetAsync($"{Path}/{third.Id}", admin))["status"].ShouldBe("revoked");
        (await world.GetAsync("/api/v1/users/me", first.Token)).Status.ShouldBe(401);
        (await world.GetAsync("/api/v1/users/me", third.Token)).Status.ShouldBe(401);
        var events = await world.GetAsync("/api/v1/audits?eventType=com.qlik.api-key.deleted", admin);
        events.Data.Select(item => item!["data"]!["status"]!.GetValue<string>()).ShouldBe(["revoked", "deleted"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_WithPropagationDelay_IsStillAcceptedForAWhile(bool byOwner)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.DeletedCredentialDelay = TimeSpan.FromSeconds(10);
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));
        var token = byOwner ? key.Token : await world.AdminTokenAsync();

        (await world.DeleteAsync($"{Path}/{key.Id}", token)).Status.ShouldBe(204);

        world.Acme.AcceptsApiKey(key.Token).ShouldBeTrue();
        world.Time.Advance(TimeSpan.FromSeconds(10));
        world.Acme.AcceptsApiKey(key.Token).ShouldBeFalse();
    }

    [Fact]
    public async Task Key_AfterItsExpiry_IsRefusedAndListedAsExpired()
    {
        await using var world = await QlikWorld.StartAsync();
        var key = world.Acme.AddApiKey(
            new NewApiKey(world.Acme.AddUser(new NewUser("anna"))) { Validity = TimeSpan.FromHours(1) }
        );

        world.Time.Advance(TimeSpan.FromHours(1));

        (await world.GetAsync("/api/v1/users/me", key.Token)).Status.ShouldBe(401);
        var listed = await world.GetAsync($"{Path}?status=expired", await world.AdminTokenAsync());
        listed.Data.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(key.Id);
    }

    [Fact]
    public async Task List_OfOthers_IsForAdministrators()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var berta = world.Acme.AddUser(new NewUser("berta"));
        var own = world.Acme.AddApiKey(new NewApiKey(anna));
        var other = world.Acme.AddApiKey(new NewApiKey(berta));

        (await world.GetAsync(Path, own.Token)).Data.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(own.Id);
        (await world.GetAsync($"{Path}?sub={berta}", own.Token)).Status.ShouldBe(403);
        (await world.GetAsync($"{Path}/{other.Id}", own.Token)).Status.ShouldBe(403);
        var admin = await world.GetAsync($"{Path}?sub={berta}&status=active", await world.AdminTokenAsync());
        admin.Data.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(other.Id);
    }

    [Fact]
    public async Task List_PagesByIdNewestFirst_AndBack()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var keys = Enumerable.Range(0, 5).Select(_ => world.Acme.AddApiKey(new NewApiKey(anna))).ToList();
        var token = keys[0].Token;

        var first = await world.GetAsync($"{Path}?limit=2", token);
        var second = await world.GetAsync(new Uri(first.Next!).PathAndQuery, token);
        var third = await world.GetAsync(new Uri(second.Next!).PathAndQuery, token);
        var back = await world.GetAsync(new Uri(third.Body["links"]!["prev"]!["href"]!.GetValue<string>()).PathAndQuery, token);

        first.Next!.ShouldContain($"startingAfter={keys[3].Id}");
        IdsOf(first).Concat(IdsOf(second)).Concat(IdsOf(third)).ShouldBe(keys.Select(key => key.Id).Reverse());
        third.Next.ShouldBeNull();
        IdsOf(back).ShouldBe(IdsOf(second));
    }

    [Fact]
    public async Task Patch_OnlyTheDescription()
    {
        await using var world = await QlikWorld.StartAsync();
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));
        object[] rename =
        [
            new
            {
                op = "replace",
                path = "/description",
                value = "renamed",
            },
        ];
        object[] extend =
        [
            new
            {
                op = "replace",
                path = "/expiry",
                value = "P1Y",
            },
        ];

        (await world.PatchAsync($"{Path}/{key.Id}", key.Token, rename)).Status.ShouldBe(204);
        (await world.PatchAsync($"{Path}/{key.Id}", key.Token, extend)).Status.ShouldBe(400);
        (await world.PatchAsync($"{Path}/no-such-key", key.Token, rename)).Status.ShouldBe(404);
        (await world.GetAsync($"{Path}/{key.Id}", key.Token))["description"].ShouldBe("renamed");
    }

    [Fact]
    public async Task Config_ReadByAll_ChangedByAdministrators()
    {
        await using var world = await QlikWorld.StartAsync();
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));
        var admin = await world.AdminTokenAsync();
        var address = $"{Path}/configs/{world.Acme.Id}";
        object[] patch =
        [
            new
            {
                op = "replace",
                path = "/max_api_key_expiry",
                value = "P90D",
            },
            new
            {
                op = "replace",
                path = "/max_keys_per_user",
                value = 7,
            },
        ];
        object[] gone =
        [
            new
            {
                op = "replace",
                path = "/api_keys_enabled",
                value = true,
            },
        ];

        var before = await world.GetAsync(address, key.Token);
        (await world.PatchAsync(address, key.Token, patch)).Status.ShouldBe(403);
        (await world.PatchAsync(address, admin, gone)).Status.ShouldBe(400);
        (await world.PatchAsync(address, admin, patch)).Status.ShouldBe(204);
        var after = await world.GetAsync(address, key.Token);

        before["max_api_key_expiry"].ShouldBe("PT24H");
        before.Body["max_keys_per_user"]!.GetValue<int>().ShouldBe(5);
        after["max_api_key_expiry"].ShouldBe("P90D");
        after.Body["max_keys_per_user"]!.GetValue<int>().ShouldBe(7);
        (await world.GetAsync($"{Path}/configs/another", key.Token)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Use_WhereAudited_WritesValidatedEvents()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.ApiKeys.UseIsAudited = true;
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));

        await world.GetAsync("/api/v1/users/me", key.Token);

        var events = await world.GetAsync("/api/v1/audits?eventType=com.qlik.api-key.validated", await world.AdminTokenAsync());
        events.Data.ShouldHaveSingleItem()!["data"]!["id"]!.GetValue<string>().ShouldBe(key.Id);
    }

    [Fact]
    public async Task Key_NewOverHttp_IsRefusedDuringPropagation()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.NewCredentialRefusals = 1;
        var key = world.Acme.AddApiKey(new NewApiKey(world.Acme.AddUser(new NewUser("anna"))));
        var made = await world.PostAsync(Path, key.Token, new { description = "d" });

        (await world.GetAsync("/api/v1/users/me", made["token"])).Status.ShouldBe(401);
        (await world.GetAsync("/api/v1/users/me", made["token"])).Status.ShouldBe(301);
    }

    private static IEnumerable<string> IdsOf(Reply reply) => reply.Data.Select(key => key!["id"]!.GetValue<string>());
}
