using System.Security.Cryptography;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class OAuthClientTests
{
    [Fact]
    public async Task List_FollowingNext_ShowsEachClientOnce()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var seeded = Enumerable
            .Range(0, 24)
            .Select(_ => world.Acme.AddOAuthClient(new NewOAuthClient { Name = "same" }).ClientId)
            .ToList();

        var seen = new List<string>();
        for (var next = "https://acme.eu.qlikcloud.com/api/v1/oauth-clients?limit=10"; next is not null; )
        {
            next.ShouldStartWith("https://acme.eu.qlikcloud.com/api/v1/oauth-clients?");
            var reply = await world.GetAsync(new Uri(next).PathAndQuery, admin);
            seen.AddRange(reply.Data.Select(client => client!["clientId"]!.GetValue<string>()));
            next = reply.Next;
        }

        seen.Count.ShouldBe(25);
        seen.Distinct().Count().ShouldBe(25);
        seen.ShouldBeSubsetOf([.. seeded, seen[0]]);
    }

    [Fact]
    public async Task List_FilteredByClientId_ShowsThatOne()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        var filter = Uri.EscapeDataString($"clientId eq \"{client.ClientId}\"");

        var reply = await world.GetAsync($"/api/v1/oauth-clients?filter={filter}", await world.AdminTokenAsync());

        reply.Data.ShouldHaveSingleItem()!["clientId"]!.GetValue<string>().ShouldBe(client.ClientId);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("filter=colour eq \"red\"")]
    [InlineData("filter=nonsense")]
    [InlineData("next=???")]
    [InlineData("sort=colour")]
    public async Task List_WrongQuery_Is400(string query)
    {
        await using var world = await QlikWorld.StartAsync();

        (await world.GetAsync($"/api/v1/oauth-clients?{query}", await world.AdminTokenAsync())).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Read_ByNonAdmin_HidesTheSecrets()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        var address = $"/api/v1/oauth-clients/{client.ClientId}";

        var admin = await world.GetAsync(address, await world.AdminTokenAsync());
        var user = await world.GetAsync(address, await world.TokenOfAsync(client, "user_default"));

        admin.Body["clientSecrets"]![0]!["hint"]!.GetValue<string>().ShouldBe(client.Hint);
        user.Body.ContainsKey("clientSecrets").ShouldBeFalse();
    }

    [Fact]
    public async Task Read_SecretsWithoutCreation_LeaveTheFieldsOut()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { SecretsTellCreation = false, AuthMethods = null });

        var reply = await world.GetAsync($"/api/v1/oauth-clients/{client.ClientId}", await world.AdminTokenAsync());

        reply.Body["clientSecrets"]![0]!.AsObject().Select(field => field.Key).ShouldBe(["hint"]);
        reply.Body.ContainsKey("allowedAuthMethods").ShouldBeFalse();
    }

    [Fact]
    public async Task Patch_AddingSecretAuth_AnswersASecretWithoutHint()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Secrets = 0, AuthMethods = ["private_key_jwt"] });
        var address = $"/api/v1/oauth-clients/{client.ClientId}";

        var named = await world.PatchAsync(address, admin, Replace("/clientName", "renamed"));
        var added = await world.PatchAsync(
            address,
            admin,
            Replace("/allowedAuthMethods", new[] { "client_secret", "private_key_jwt" })
        );

        named.Status.ShouldBe(204);
        added.Status.ShouldBe(202);
        added.Body.Select(field => field.Key).ShouldBe(["clientSecret"]);
        (await world.AskForTokenAsync(client.ClientId, added["clientSecret"])).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Patch_PublicKeys_ReplacesThemAll()
    {
        await using var world = await QlikWorld.StartAsync();
        using var key = RSA.Create(2048);
        var client = world.Acme.AddOAuthClient();
        world.Acme.AddPublicKey(client.ClientId, "old", key.ExportParameters(includePrivateParameters: false));
        var admin = await world.AdminTokenAsync();
        var address = $"/api/v1/oauth-clients/{client.ClientId}";
        var jwk = (await world.GetAsync(address, admin)).Body["publicKeys"]![0]!.DeepClone();
        jwk["kid"] = "new";

        (await world.PatchAsync(address, admin, Replace("/publicKeys", new[] { jwk }))).Status.ShouldBe(204);

        var keys = (await world.GetAsync(address, admin)).Body["publicKeys"]!.AsArray();
        keys.ShouldHaveSingleItem()!["kid"]!.GetValue<string>().ShouldBe("new");
    }

    [Theory]
    [InlineData("/clientId", "x")]
    [InlineData("/publicKeys", "x")]
    public async Task Patch_NotAllowed_Is400(string path, string value)
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();

        var reply = await world.PatchAsync(
            $"/api/v1/oauth-clients/{client.ClientId}",
            await world.AdminTokenAsync(),
            Replace(path, value)
        );

        reply.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Delete_NeedsTheConfirmationHeader()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();
        var ask = new Ask("DELETE", $"/api/v1/oauth-clients/{client.ClientId}") { Token = await world.AdminTokenAsync() };
        var confirmed = ask with { Headers = new Dictionary<string, string> { ["qlik-confirm-delete"] = client.ClientId } };

        (await world.SendAsync(ask)).Status.ShouldBe(400);
        (await world.SendAsync(confirmed)).Status.ShouldBe(204);
        (await world.SendAsync(confirmed)).Status.ShouldBe(404);
    }

    private static object[] Replace(string path, object value) =>
        [
            new
            {
                op = "replace",
                path,
                value,
            },
        ];
}
