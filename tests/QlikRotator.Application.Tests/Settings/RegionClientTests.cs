using System.Reflection;
using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Tests.Settings;

/// <summary>One sign-in for the tenants of a region: each host of its list is a tenant, and nothing else that matches the pattern.</summary>
public sealed class RegionClientTests
{
    private const string Client = "RegionClients:0";
    private const string Initech = "initech.eu.qlikcloud.com";
    private const string Hooli = "hooli.eu.qlikcloud.com";

    [Fact]
    public void Options_RegionClient_EachOfItsHostsIsATenantWithItsSignIn()
    {
        var options = File().Options();

        options
            .AllTenants()
            .Select(tenant => tenant.Host)
            .ShouldBe(["acme.eu.qlikcloud.com", "globex.us.qlikcloud.com", Initech, Hooli]);
        options.FindTenant("HOOLI.eu.qlikcloud.com")!.Auth.Secret.ShouldBe("eu-region-client");
        options.FindTenant(Hooli)!.SignsInBy().ShouldBe("client-secret of the region client for *.eu.qlikcloud.com");
    }

    /// <summary>A setting that is added one day must not be lost on the way.</summary>
    [Fact]
    public void Options_RegionClient_ItsTenantsHaveEverythingThatIsSetForIt()
    {
        var client = new RegionClientOptions
        {
            Pattern = "*.eu.qlikcloud.com",
            Hosts = [Initech],
            Allow = new() { Slots = ["webhook"] },
            Auth = new() { ClientId = "c" },
            BaseAddress = new("http://127.0.0.1:5081"),
            WritesPerMinute = 7,
            OAuthClientsPath = "/one",
            AutomationsPath = "/two",
            AutomationTriggerPath = "/three",
            AutomationConnectionsPath = "/four",
            DataConnectionsPath = "/five",
            TriggerPayloads = { ["automation"] = "{}" },
            CanaryApps = { ["connection"] = "app" },
        };
        var untouched = new RegionClientOptions();

        var tenant = new RotatorOptions { RegionClients = [client] }
            .AllTenants()
            .ShouldHaveSingleItem();

        foreach (var setting in typeof(TenantSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            setting.GetValue(client).ShouldNotBe(setting.GetValue(untouched), $"the test sets no {setting.Name}");
            setting.GetValue(tenant).ShouldBe(setting.GetValue(client), setting.Name);
        }
    }

    /// <summary>Tokens are kept by tenant: another object each time would sign in each time.</summary>
    [Fact]
    public void AllTenants_AskedTwice_AreTheSame()
    {
        var options = File().Options();

        options.FindTenant(Hooli).ShouldBeSameAs(options.FindTenant(Hooli));
    }

    [Fact]
    public void Options_HundredsOfHosts_AreTaken()
    {
        var file = File();
        foreach (var number in Enumerable.Range(2, 498))
        {
            file.With($"{Client}:Hosts:{number}", $"tenant-{number}.eu.qlikcloud.com");
        }

        file.Options().AllTenants().Count().ShouldBe(2 + 500);
    }

    [Theory]
    [InlineData("Pattern", "", "Pattern: is missing")]
    [InlineData("Pattern", "*", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.com", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.qlikcloud.com", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.*.qlikcloud.com", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "acme.eu.qlikcloud.com", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "a*.eu.qlikcloud.com", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.eu.qlikcloud.com:443", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.eu.qlikcloud.com/", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.qlikcloud.com.", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.eu.qlikcloud.com.", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.eu\u3002qlikcloud.com.example", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.\u0435u.qlikcloud.com", "such as *.eu.qlikcloud.com")]
    [InlineData("Pattern", "*.10.0.0.1", "such as *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "evil\u3002hooli.eu.qlikcloud.com", "must be a host name alone")]
    [InlineData("Hosts:1", "\uff49nitech.eu.qlikcloud.com", "must be a host name alone")]
    [InlineData("Hosts:1", "initech\u00ad.eu.qlikcloud.com", "must be a host name alone")]
    [InlineData("Hosts:1", "\u0440ied-piper.eu.qlikcloud.com", "must be a host name alone")]
    [InlineData("Hosts:1", "initech.eu.qlikcloud.com.", "must be a host name alone")]
    [InlineData("Hosts:1", "root@hooli.eu.qlikcloud.com", "must be a host name alone")]
    [InlineData("Hosts:1", "evil-eu.qlikcloud.com", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "hooli.evil-eu.qlikcloud.com", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "eu.qlikcloud.com.evil.com", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "console.qlikcloud.com", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "hooli.us.qlikcloud.com", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "evil.hooli.eu.qlikcloud.com", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "eu.qlikcloud.com", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "hooli.eu.qlikcloud.com.example.org", "outside of the pattern *.eu.qlikcloud.com")]
    [InlineData("Hosts:1", "hooli.eu.qlikcloud.com:8443", "must be a host name alone")]
    [InlineData("Hosts:1", "https://hooli.eu.qlikcloud.com", "must be a host name alone")]
    [InlineData("Hosts:1", "*.eu.qlikcloud.com", "must be a host name alone")]
    [InlineData("Hosts:1", "INITECH.eu.qlikcloud.com", "listed already")]
    [InlineData("Hosts:1", "acme.eu.qlikcloud.com", "listed already")]
    [InlineData("Auth:Kind", "private-key-jwt", "must be client-secret")]
    [InlineData("Auth:ClientId", "", "is missing")]
    [InlineData("Auth:Secret", "under_score", "letters")]
    [InlineData("BaseAddress", "http://example.org", "loopback")]
    [InlineData("WritesPerMinute", "0", "1 or more")]
    [InlineData("Allow:Policies:0", "critcal", "not configured")]
    [InlineData("OAuthClientsPath", "api", "slash")]
    [InlineData("Host", "hooli.eu.qlikcloud.com", "no setting")]
    public void Problems_RegionClientHasAMistake_NameTheSetting(string setting, string value, string says)
    {
        var problems = File().With($"{Client}:{setting}", value).Problems();

        problems.ShouldContain(one =>
            one.StartsWith($"Rotator:{Client}:{setting}", StringComparison.Ordinal) && one.Contains(says)
        );
    }

    /// <summary>What is wrong is said once, where it is to be mended.</summary>
    [Theory]
    [InlineData("Pattern", "*.qlikcloud.com")]
    [InlineData("Hosts:1", "hooli.us.qlikcloud.com")]
    public void Problems_PatternAndHostsDoNotFit_AreOne(string setting, string value)
    {
        var problems = File().With($"{Client}:{setting}", value).Problems();

        problems.ShouldHaveSingleItem().ShouldStartWith($"Rotator:{Client}:{setting}:");
    }

    [Fact]
    public void Problems_NoHosts_SaySo()
    {
        var problems = new SettingsFile()
            .With($"{Client}:Pattern", "*.eu.qlikcloud.com")
            .With($"{Client}:Auth:Kind", "client-secret")
            .With($"{Client}:Auth:ClientId", "c3")
            .With($"{Client}:Auth:Secret", "eu-region-client")
            .Problems();

        problems.ShouldHaveSingleItem().ShouldStartWith($"Rotator:{Client}:Hosts: is missing");
    }

    [Fact]
    public void Problems_VaultAllowsATenantOfTheRegion_AreNone()
    {
        File().With("Vaults:0:Allow:Tenants:0", Hooli).Problems().ShouldBeEmpty();
        File()
            .With("Vaults:0:Allow:Tenants:0", "pied-piper.eu.qlikcloud.com")
            .Problems()
            .ShouldHaveSingleItem()
            .ShouldContain("not configured");
    }

    [Theory]
    [InlineData("pied-piper.eu.qlikcloud.com", "RegionClients:n:Hosts")]
    [InlineData("pied-piper.us.qlikcloud.com", "Rotator:Tenants")]
    [InlineData("evil.pied-piper.eu.qlikcloud.com", "Rotator:Tenants")]
    public void UnknownTenant_HostMatchesThePatternOrNot_SaysWhereToAddIt(string host, string says)
    {
        var reason = UnknownTenant.Of(File().Options(), host);

        reason.Code.ShouldBe("UnknownTenant");
        reason.Message.ShouldContain(host);
        reason.Message.ShouldContain(says);
    }

    private static SettingsFile File() =>
        new SettingsFile()
            .With($"{Client}:Pattern", "*.eu.qlikcloud.com")
            .With($"{Client}:Auth:Kind", "client-secret")
            .With($"{Client}:Auth:ClientId", "c3")
            .With($"{Client}:Auth:Secret", "eu-region-client")
            .With($"{Client}:Hosts:0", Initech)
            .With($"{Client}:Hosts:1", Hooli);
}
