using System.Text.Json;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Tenants;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>A tenant that is signed in to by the client of its region is a tenant like any other.</summary>
public sealed class RegionTests : IAsyncLifetime
{
    private RotationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await RotationWorld.StartWithRegionAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_SecretOfAListedTenant_IsReplaced()
    {
        var tenant = _world.Qlik.Tenant(RotationWorld.RegionHost);
        var client = tenant.AddOAuthClient();

        var story = await _world.RotateAsync(
            _world.ManageAt(RotationWorld.RegionHost, "oauth-client-secret", client.ClientId, client.Hint, client.Secret)
        );

        story.ShouldEndAs(OutcomeKind.Rotated);
        tenant.AcceptsClientSecret(client.ClientId, story.Newest.Value).ShouldBeTrue();
        tenant.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeFalse();
        tenant.HasBotUser(_world.RegionClient.ClientId).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_SecretOfATenantThatIsNotListed_IsRefused_SaysWhereToAddIt_AndNothingIsSent()
    {
        var tenant = _world.Qlik.Tenant(RotationWorld.UnlistedHost);
        var client = tenant.AddOAuthClient();

        var story = await _world.RotateAsync(
            _world.ManageAt(RotationWorld.UnlistedHost, "oauth-client-secret", client.ClientId, client.Hint, client.Secret)
        );

        story.ShouldEndAs(OutcomeKind.Refused, "UnknownTenant");
        story.Outcome.Reason.Message.ShouldContain("RegionClients:n:Hosts");
        tenant.CallCount.ShouldBe(0);
    }

    /// <summary>A region's client cannot act as a user, whatever its owner would allow.</summary>
    [Fact]
    public async Task Rotate_ExecutionTokenOfATenantOfTheRegion_IsRefused_AndSaysWhatItTakes()
    {
        await using var world = await RotationWorld.StartWithRegionAsync(("Rotator:Policies:default:Allow:0", "execution-token"));
        var tenant = world.Qlik.Tenant(RotationWorld.RegionHost);
        var automation = tenant.AddAutomation(new NewAutomation(tenant.AddUser(new NewUser("auth0|anna"))) { Name = "nightly" });
        var value =
            $$"""{"automationId":"{{automation.Id}}","executionToken":"{{automation.ExecutionToken}}","triggerUrl":"https://{{RotationWorld.RegionHost}}/api/v1/automations/{{automation.Id}}/actions/execute"}""";

        var story = await world.RotateAsync(
            world.ManageAt(RotationWorld.RegionHost, "execution-token", automation.Id, automation.Id, value)
        );

        story.ShouldEndAs(OutcomeKind.Refused, "SignInRefused");
        story.Outcome.Reason.Message.ShouldContain("a client of its own");
        tenant.ListAutomations().ShouldHaveSingleItem();
    }

    /// <summary>Somebody takes the host out of the list: nothing more is sent there, so that nothing dies there either.</summary>
    [Fact]
    public async Task Rotate_HostLeavesTheListMeanwhile_NothingDies_AndItSaysWhy()
    {
        var file = Path.GetTempFileName();
        await using var world = await RotationWorld.StartAsync(("Rotator:TenantList:File", file));
        var tenant = world.Qlik.Tenant(RotationWorld.RegionHost);
        var client = tenant.AddOAuthClient();
        await ListAsync(world, file, RotationWorld.RegionHost, RotationWorld.UnlistedHost);
        var calls = 0;

        var story = await world.RotateAsync(
            world.ManageAt(RotationWorld.RegionHost, "oauth-client-secret", client.ClientId, client.Hint, client.Secret),
            before: async step =>
            {
                if (step == "Retire")
                {
                    await ListAsync(world, file, RotationWorld.UnlistedHost);
                    calls = tenant.CallCount;
                }
            }
        );

        story.ShouldEndAs(OutcomeKind.PersonNeeded, "UnknownTenant");
        tenant.CallCount.ShouldBe(calls);
        tenant.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeTrue();
        tenant.AcceptsClientSecret(client.ClientId, story.Newest.Value).ShouldBeTrue();
        story.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(client.Hint);
        File.Delete(file);
    }

    private static async Task ListAsync(RotationWorld world, string file, params string[] hosts)
    {
        var list = new
        {
            RegionClients = new[]
            {
                new
                {
                    Pattern = "*.eu.qlikcloud.com",
                    Hosts = hosts,
                    BaseAddress = world.Qlik.Address,
                    Auth = new
                    {
                        Kind = "client-secret",
                        world.RegionClient.ClientId,
                        Secret = "eu-region-client",
                    },
                },
            },
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(list), RotationWorld.Ct);
        (await world.Get<TenantList>().RefreshAsync(RotationWorld.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Discover_ListsTheTenantsThatAreListed_AndReadsThem()
    {
        var reader = _world.Get<ITenantReader>();

        reader.Tenants.ShouldContain(RotationWorld.RegionHost);
        reader.Tenants.ShouldNotContain(RotationWorld.UnlistedHost);
        (await reader.ReadAsync(RotationWorld.RegionHost, RotationWorld.Ct)).Problems.ShouldBeEmpty();
    }
}
