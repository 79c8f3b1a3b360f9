namespace QlikRotator.Application.Tests.Settings;

/// <summary>The secret of a client that opens many tenants goes to no host that the client is not for, by whatever typing error.</summary>
public sealed class SignInChecksTests
{
    [Fact]
    public void Problems_TenantOfAnotherRegionNamesTheRegionsSecret_SayWhereItWouldGo()
    {
        var problem = Region().With("Tenants:1:Auth:Secret", "EU-region-client").With("Tenants:1:Auth:ClientId", "c3").Problems();

        problem
            .ShouldHaveSingleItem()
            .ShouldBe(
                "Rotator:Tenants:1:Auth:Secret: is the secret of the client for *.eu.qlikcloud.com at Rotator:RegionClients:0, and would be sent to globex.us.qlikcloud.com."
            );
    }

    [Fact]
    public void Problems_AnotherClientNamesTheRegionsSecret_SayWhose()
    {
        var problem = Region().With("Tenants:1:Auth:Secret", "eu-region-client").Problems();

        problem.ShouldContain(one => one.StartsWith("Rotator:RegionClients:0:Auth:Secret: is the secret of another client"));
    }

    [Fact]
    public void Problems_ByItsWholeAddress_AreTheSame()
    {
        var file = Region()
            .With("Tenants:1:Auth:Secret", "https://contoso-rotation.vault.azure.net/secrets/eu-region-client")
            .With("Tenants:1:Auth:ClientId", "c3");

        file.Problems().ShouldHaveSingleItem().ShouldContain("would be sent to globex.us.qlikcloud.com");
    }

    [Fact]
    public void Problems_TenantNamesTheOrganizationsSecret_SayWhereItWouldGo()
    {
        var file = new SettingsFile()
            .With("Tenants:2:Kind", "organization")
            .With("Tenants:2:Host", "console.qlikcloud.com")
            .With("Tenants:2:Auth:Kind", "client-secret")
            .With("Tenants:2:Auth:ClientId", "c2")
            .With("Tenants:2:Auth:Secret", "globex-rotator-client");

        file.Problems().ShouldHaveSingleItem().ShouldContain("would be sent to globex.us.qlikcloud.com");
    }

    /// <summary>A tenant of the region with settings of its own stands under Tenants, with the same sign-in.</summary>
    [Fact]
    public void Problems_TenantOfTheRegionWithTheSameSignIn_AreNone() =>
        Region()
            .With("Tenants:2:Host", "hooli.eu.qlikcloud.com")
            .With("Tenants:2:Auth:Kind", "client-secret")
            .With("Tenants:2:Auth:ClientId", "c3")
            .With("Tenants:2:Auth:Secret", "eu-region-client")
            .Problems()
            .ShouldBeEmpty();

    [Fact]
    public void Problems_TwoRegionsWithOneSecret_SayWhereItWouldGo()
    {
        var file = Region()
            .With("RegionClients:1:Pattern", "*.us.qlikcloud.com")
            .With("RegionClients:1:Auth:Kind", "client-secret")
            .With("RegionClients:1:Auth:ClientId", "c3")
            .With("RegionClients:1:Auth:Secret", "eu-region-client")
            .With("RegionClients:1:Hosts:0", "hooli.us.qlikcloud.com");

        file.Problems().ShouldContain(one => one.Contains("would be sent to hooli.us.qlikcloud.com"));
    }

    private static SettingsFile Region() =>
        new SettingsFile()
            .With("RegionClients:0:Pattern", "*.eu.qlikcloud.com")
            .With("RegionClients:0:Auth:Kind", "client-secret")
            .With("RegionClients:0:Auth:ClientId", "c3")
            .With("RegionClients:0:Auth:Secret", "eu-region-client")
            .With("RegionClients:0:Hosts:0", "initech.eu.qlikcloud.com");
}
