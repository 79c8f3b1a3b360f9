using System.Net;
using QlikRotator.Application.Pacing;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Tests.Pages;

public sealed class TenantPageTests
{
    private const string Acme = "/tenants/acme.eu.qlikcloud.com";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tenants_Configured_EachWithItsSecrets()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("alpha", endsInDays: 80);
        world.Put("beta", tenant: "globex.us.qlikcloud.com", endsInDays: -1);

        var page = await world.GetAsync("/tenants");

        page.Text.ShouldContain("acme.eu.qlikcloud.com 1 fine");
        page.Text.ShouldContain("globex.us.qlikcloud.com 1 expired");
        page.Body.ShouldContain("href=\"/?tenant=globex.us.qlikcloud.com&amp;state=Expired\"");
    }

    /// <summary>Whoever wants to change the sign-in has to know that it is not this tenant's alone, and where it stands.</summary>
    [Fact]
    public async Task Tenant_OfARegion_SaysWhoseClientSignsIn()
    {
        await using var world = await PagesWorld.StartAsync(
            settings:
            [
                new("Rotator:RegionClients:0:Pattern", "*.eu.qlikcloud.com"),
                new("Rotator:RegionClients:0:Hosts:0", "initech.eu.qlikcloud.com"),
                new("Rotator:RegionClients:0:Auth:Kind", "client-secret"),
                new("Rotator:RegionClients:0:Auth:ClientId", "c9"),
                new("Rotator:RegionClients:0:Auth:Secret", "eu-region-client"),
            ]
        );

        (await world.GetAsync("/tenants/initech.eu.qlikcloud.com")).Text.ShouldContain(
            "OAuth client c9, the region client for *.eu.qlikcloud.com: one for all tenants in its list"
        );
        (await world.GetAsync(Acme)).Text.ShouldNotContain("region client");
    }

    [Fact]
    public async Task Tenant_NotAskedFor_IsNotRead()
    {
        await using var world = await PagesWorld.StartAsync();

        var page = await world.GetAsync(Acme);

        page.Text.ShouldContain("Read the tenant now");
        world.Tenants.Reads.ShouldBe(0);
        (await world.GetAsync("/tenants/nobody.eu.qlikcloud.com?look=true")).Status.ShouldBe(HttpStatusCode.NotFound);
        world.Tenants.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Tenant_Read_OwnManagedAndUnmanagedToldApartAndKeptForAWhile()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("alpha", endsInDays: 80);
        world.Tenants.Clients.Add(ListedTenants.Client("c1", "own-1"));
        world.Tenants.Clients.Add(ListedTenants.Client("client-of-alpha", "held"));
        world.Tenants.Clients.Add(ListedTenants.Client("forgotten", "h1", "h2", "h3", "h4", "h5"));

        var page = await world.GetAsync($"{Acme}?look=true");
        await world.GetAsync($"{Acme}?look=true");

        page.Text.ShouldContain("1 managed, 1 of the rotator itself, 5 unmanaged");
        page.Text.ShouldContain("--tenant acme.eu.qlikcloud.com --id forgotten --credential h3 --value-from-stdin");
        page.Text.ShouldContain("name of forgotten has 5 of 5 client secrets");
        page.Text.ShouldNotContain("--id c1 ");
        world.Tenants.Reads.ShouldBe(1);
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.GetAsync($"{Acme}?look=true");
        world.Tenants.Reads.ShouldBe(2);
    }

    /// <summary>While both live, the vault has the values of both: nobody is to adopt the old one meanwhile.</summary>
    [Fact]
    public async Task Tenant_ReadWhileARotationRuns_TheOldCredentialIsManaged()
    {
        await using var world = await PagesWorld.StartAsync();
        var tags = new Dictionary<string, string>
        {
            [ManagedTags.Source] = "oauth-client-secret",
            [ManagedTags.Tenant] = "acme.eu.qlikcloud.com",
            [ManagedTags.ResourceId] = "reporting",
            [ManagedTags.Credential] = "new",
        };
        world.Vault.Vault.SetSecret("reporting", "value-canary", tags, world.Time.GetUtcNow().AddDays(80));
        var found = await world.Get<ISecretRegistry>().FindAsync("reporting", Ct);
        var register = world.Get<CredentialRegister>();
        var secret = ManagedSecretParser.Parse(found.Value!).Value!;
        await register.MeetAsync(register.Of(secret, "old", CredentialMapping.Claimed, version: "1111"), Ct);
        world.Tenants.Clients.Add(ListedTenants.Client("reporting", "old", "new"));

        var page = await world.GetAsync($"{Acme}?look=true");

        page.Text.ShouldContain("2 managed");
        page.Text.ShouldNotContain("--credential old");
    }

    [Fact]
    public async Task Tenant_SignInFails_SaidOnceForAllAreas()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Tenants.Problems.Add(new("SignInRefused", "OAuth clients: The tenant refuses the sign-in."));
        world.Tenants.Problems.Add(new("SignInRefused", "API keys: The tenant refuses the sign-in."));

        var page = await world.GetAsync($"{Acme}?look=true");

        page.Text.ShouldContain("OAuth clients, API keys: The tenant refuses the sign-in.");
        page.Text.ShouldNotContain("The sign-in works");
    }

    [Fact]
    public async Task Tenant_WritesWaiting_GaugeSaysHowFarAhead()
    {
        await using var world = await PagesWorld.StartAsync();
        await world.Get<WriteBudget>().SpendAsync("acme.eu.qlikcloud.com", "rotator", 96 * 5, Ct);

        var page = await world.GetAsync(Acme);

        page.Text.ShouldMatch("as rotator: 0 of 96 writes left in this minute, given out until .*4[.0-9]* minutes ahead");
        page.Text.ShouldContain("the rotator itself: 96 of 96 writes left in this minute");
        (await world.GetAsync("/tenants")).Text.ShouldContain("writes are given out until");
    }

    [Fact]
    public async Task Tenant_WritesGivenOutForAWhile_GaugeSaysWhatIsLeft()
    {
        await using var world = await PagesWorld.StartAsync();
        await world.Get<WriteBudget>().SpendAsync("acme.eu.qlikcloud.com", "", 64, Ct);

        var page = await world.GetAsync(Acme);
        world.Time.Advance(TimeSpan.FromMinutes(2));

        page.Text.ShouldContain(
            "the rotator itself: 48 of 96 writes left in this minute",
            Case.Sensitive,
            "ten seconds' worth may come together"
        );
        (await world.GetAsync(Acme)).Text.ShouldContain("the rotator itself: 96 of 96 writes left in this minute");
        world.Tenants.Reads.ShouldBe(0);
    }

    [Fact]
    public async Task Tenant_Read_SaysHowManyApiKeysAreLeft()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Tenants.MostKeysPerUser = 2;
        world.Tenants.Keys.AddRange([
            ListedTenants.Key("k1", "ann"),
            ListedTenants.Key("k2", "ann"),
            ListedTenants.Key("k3", "bob"),
        ]);
        world.Tenants.Keys.Add(ListedTenants.Key("k4", "bob") with { Status = "revoked" });

        var page = await world.GetAsync($"{Acme}?look=true");

        page.Text.ShouldContain("2 of 2 keys in use by user ann : no room for a rotation");
        page.Text.ShouldContain("1 of 2 keys in use by user bob ");
    }

    [Fact]
    public async Task Vault_Known_CountsAndHowFarItsTagsReach()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("alpha", endsInDays: 80);
        world.Put("beta", source: "api-key", endsInDays: 80);

        var page = await world.GetAsync($"/vaults/{world.Vault.Address.Authority}");

        page.Text.ShouldContain("2 fine");
        page.Text.ShouldContain("1 oauth-client-secret, 1 api-key");
        page.Text.ShouldContain("Policies every configured one");
        (await world.GetAsync("/vaults/nobody.vault.azure.net")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
