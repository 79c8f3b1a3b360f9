using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class SeparateCredentialTests
{
    private const string Connections = "/api/v1/data-connections";
    private const string Credentials = "/api/v1/data-credentials";

    [Fact]
    public async Task Patch_OfOnesOwnCredential_ChangesThePassword()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddDataConnection(Database(anna));
        var token = await world.ImpersonateAsync(anna);
        var credential = (await world.GetAsync($"{Connections}/{id}", token))["qCredentialsID"];
        object[] patch =
        [
            new
            {
                op = "replace",
                path = "/qPassword",
                value = "new",
            },
        ];

        (await world.PatchAsync($"{Credentials}/{credential}", token, patch)).Status.ShouldBe(204);

        world.Acme.DataConnectionValue(id, "/qPassword").ShouldBe("new");
        world.Acme.DataConnectionWorks(id).ShouldBeTrue();
        var read = await world.GetAsync($"{Credentials}/{credential}", token);
        read.Body["qConnCount"]!.GetValue<int>().ShouldBe(1);
        read.Text.ShouldNotContain("new");
    }

    [Fact]
    public async Task Put_OfACredential_NeedsEveryField()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddDataConnection(Database(anna));
        var token = await world.ImpersonateAsync(anna);
        var address = $"{Credentials}/{(await world.GetAsync($"{Connections}/{id}", token))["qCredentialsID"]}";
        var body = new
        {
            qName = "n",
            qType = "t",
            qUsername = "sa",
            qPassword = "new",
        };

        (await world.PutAsync(address, token, new { qPassword = "new" })).Status.ShouldBe(400);
        (await world.PutAsync(address, token, body)).Status.ShouldBe(204);
        world.Acme.DataConnectionValue(id, "/qUsername").ShouldBe("sa");
    }

    [Fact]
    public async Task OthersCredentials_DoNotExist()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddDataConnection(Database(anna));
        var credential = (await world.GetAsync($"{Connections}/{id}", await world.ImpersonateAsync(anna)))["qCredentialsID"];

        (await world.GetAsync($"{Credentials}/{credential}", await world.AdminTokenAsync())).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData(true, "old")]
    [InlineData(false, "new")]
    public async Task PatchOfTheConnectionByABot_TouchesTheOwnersCredentialBySwitch(bool callers, string ownersPassword)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.DataConnections.PatchChangesCallersCredential = callers;
        var id = world.Acme.AddDataConnection(Database(world.Acme.AddUser(new NewUser("anna"))));
        object[] patch =
        [
            new
            {
                op = "replace",
                path = "/connectionProperties/password",
                value = "new",
            },
        ];

        (await world.PatchAsync($"{Connections}/{id}", await world.AdminTokenAsync(), patch)).Status.ShouldBe(204);

        world.Acme.DataConnectionValue(id, "/qPassword").ShouldBe(ownersPassword);
    }

    [Fact]
    public async Task ChangingTheHost_DisassociatesCredentials_WhichThenAreOrphans()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddDataConnection(Database(anna));
        var token = await world.ImpersonateAsync(anna);
        var credential = (await world.GetAsync($"{Connections}/{id}", token))["qCredentialsID"];
        object[] patch =
        [
            new
            {
                op = "replace",
                path = "/qPassword",
                value = "x",
            },
            new
            {
                op = "replace",
                path = "/connectionProperties/host",
                value = "elsewhere",
            },
        ];

        (await world.PatchAsync($"{Connections}/{id}", token, patch)).Status.ShouldBe(204);

        (await world.GetAsync($"{Connections}/{id}", token)).Body.ContainsKey("qCredentialsID").ShouldBeFalse();
        (await world.PostAsync($"{Credentials}/actions/filter-orphan", token, new { })).Status.ShouldBe(403);
        var orphans = await world.PostAsync($"{Credentials}/actions/filter-orphan", await world.AdminTokenAsync(), new { });
        orphans.Data.ShouldHaveSingleItem()!["qID"]!.GetValue<string>().ShouldBe(credential);
    }

    [Fact]
    public async Task HandingOver_LeavesTheCredentialBehind()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var berta = world.Acme.AddUser(new NewUser("berta"));
        var id = world.Acme.AddDataConnection(Database(anna));
        var body = new { connections = new[] { new { id, ownerId = berta }, new { id = "nothing", ownerId = berta } } };

        (await world.PostAsync($"{Connections}/actions/update", await world.ImpersonateAsync(anna), body)).Status.ShouldBe(403);
        var reply = await world.PostAsync($"{Connections}/actions/update", await world.AdminTokenAsync(), body);

        reply.Status.ShouldBe(207);
        reply.Data.Select(item => item!["status"]!.GetValue<int>()).ShouldBe([204, 404]);
        world.Acme.DataConnectionValue(id, "/qPassword").ShouldBeNull();
    }

    private static NewDataConnection Database(string ownerId) =>
        new(ownerId)
        {
            SourceId = "mssql",
            Properties = new JsonObject { ["host"] = "db.example", ["database"] = "sales" },
            SeparateCredentials = true,
            UserName = "reader",
            Password = "old",
            SecretPath = "/qPassword",
            Accepts = value => value == "new",
        };
}
