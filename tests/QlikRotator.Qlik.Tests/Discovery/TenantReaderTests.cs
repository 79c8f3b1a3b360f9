using System.Text.Json;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Discovery;

public sealed class TenantReaderTests
{
    [Fact]
    public async Task Read_TenantWithOneOfEach_FindsThemAllAndNoValue()
    {
        await using var world = await QlikWorld.StartAsync();
        var owner = Fill(world);

        var found = await world.Inventory.ReadAsync(QlikWorld.Acme, QlikWorld.Ct);

        found.Problems.ShouldBeEmpty();
        found.LacksApiKeys.ShouldBeFalse();
        found.OAuthClients.Single(client => client.Name == "shop").Secrets.Count.ShouldBe(2);
        found.ApiKeys.ShouldHaveSingleItem().RotationId.ShouldBe("abc123");
        found.MostKeysPerUser.ShouldBe(5);
        found.Automations.ShouldHaveSingleItem().Owner.ShouldBe(owner);
        found.DataConnections.ShouldHaveSingleItem().DataSource.ShouldBe("rest");
        found.AutomationConnections.ShouldHaveSingleItem().Connected.ShouldBe(true);
        found.Email!.HasSecret.ShouldBeTrue();
        found.Encryption!.Keys.ShouldHaveSingleItem().Current.ShouldBeTrue();
        var text = JsonSerializer.Serialize(found);
        world.Tenant.IssuedValues.ShouldAllBe(value => !text.Contains(value));
    }

    [Fact]
    public async Task Read_AreasThatCannotBeRead_AreProblemsBesideTheRest()
    {
        await using var world = await QlikWorld.StartAsync();
        Fill(world);
        world.Tenant.Behaviour.DataConnections.ListsArePartial = true;
        world.Fail("GET", "/api/v1/api-keys", FaultKind.Status, status: 403);
        world.Fail("GET", "/api/workflows/automations", FaultKind.Status, times: 100);

        var found = await world.Inventory.ReadAsync(QlikWorld.Acme, QlikWorld.Ct);

        found.Problems.Select(problem => problem.Code).ShouldBe(["Qlik403", "QlikUnavailable", "PartialList"]);
        found.LacksApiKeys.ShouldBeTrue();
        found.OAuthClients.Count.ShouldBe(2);
        found.Encryption.ShouldNotBeNull();
    }

    [Fact]
    public async Task Read_UnknownTenant_IsAProblem()
    {
        await using var world = await QlikWorld.StartAsync();

        var found = await world.Inventory.ReadAsync("evil.example", QlikWorld.Ct);

        found.Problems.ShouldHaveSingleItem().Code.ShouldBe("UnknownTenant");
        world.Inventory.Tenants.ShouldBe([QlikWorld.Acme, QlikWorld.Globex]);
    }

    private static string Fill(QlikWorld world)
    {
        var tenant = world.Tenant;
        var owner = tenant.AddUser(new NewUser("auth0|owner"));
        tenant.AddOAuthClient(new NewOAuthClient { Name = "shop", Secrets = 2 });
        tenant.AddApiKey(new NewApiKey(owner) { Description = "Export [rot:abc123]" });
        tenant.AddAutomation(new NewAutomation(owner));
        tenant.AddAutomation(new NewAutomation(owner) { RunMode = "scheduled" });
        tenant.AddDataConnection(NewDataConnection.Rest(owner, "https://api.example", "Bearer seeded-header"));
        tenant.AddAutomationConnection(new NewAutomationConnection(owner) { Params = [new("api_key", "seeded-param")] });
        tenant.SetEmailConfig(new NewEmailConfig("seeded-mail-secret"));
        tenant.AddKeyProvider("arn:aws:kms:eu-west-1:111122223333:key/mrk-1", "own key", current: true);
        return owner;
    }
}
