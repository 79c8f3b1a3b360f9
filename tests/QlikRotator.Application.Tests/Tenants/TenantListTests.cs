using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Tenants;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Plan;
using QlikRotator.TestSupport.Ledger;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Tenants;

/// <summary>A list of tenants that people edit while the rotator runs.</summary>
public sealed class TenantListTests : IDisposable
{
    private const string Acme = "acme.eu.qlikcloud.com";
    private const string Globex = "globex.us.qlikcloud.com";

    private readonly string _file = Path.GetTempFileName();
    private readonly MemoryStore _store = new();
    private readonly AlarmLog _people = new();
    private readonly FakeTimeProvider _time = new();
    private RotatorOptions _options;
    private TenantListWatch _watch;

    public TenantListTests() => (_options, _watch) = Start();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<string> Hosts => _options.AllTenants().Select(one => one.Host);

    public void Dispose()
    {
        _watch.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task Look_ListIsRight_ItsTenantsStandBesideThoseOfTheSettings()
    {
        Write(Entry(Acme), Entry(Globex));

        await _watch.LookAsync(Ct);

        Hosts.ShouldBe(["own.eu.qlikcloud.com", Acme, Globex]);
        _people.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_TenantIsTakenOffTheList_ItIsGone_AndTheOthersAreWhatTheyWere()
    {
        Write(Entry(Acme), Entry(Globex));
        await _watch.LookAsync(Ct);
        var globex = _options.AllTenants().Single(one => one.Host == Globex);

        Write(Entry(Globex));
        await _watch.LookAsync(Ct);

        Hosts.ShouldBe(["own.eu.qlikcloud.com", Globex]);
        _options.AllTenants().Single(one => one.Host == Globex).ShouldBeSameAs(globex);
    }

    [Fact]
    public async Task Look_ListHasARegionClient_ItsHostsAreTenants_AndStayWhatTheyWereWhileTheyAreListed()
    {
        await File.WriteAllTextAsync(_file, Region(Acme, "initech.eu.qlikcloud.com"), Ct);
        await _watch.LookAsync(Ct);
        var acme = _options.FindTenant(Acme);

        await File.WriteAllTextAsync(_file, Region(Acme), Ct);
        await _watch.LookAsync(Ct);

        Hosts.ShouldBe(["own.eu.qlikcloud.com", Acme]);
        _options.FindTenant(Acme).ShouldBeSameAs(acme);
        UnknownTenant.Of(_options, "initech.eu.qlikcloud.com").Message.ShouldContain("RegionClients:n:Hosts");
        _people.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Globex, "RegionClients:0:Hosts:1: 'globex.us.qlikcloud.com' is outside of the pattern")]
    [InlineData(Acme, "RegionClients:0:Hosts:1: names a tenant that is listed already")]
    [InlineData("own.eu.qlikcloud.com", "RegionClients:0:Hosts:1: names a tenant that is listed already")]
    [InlineData("of-the-region.eu.qlikcloud.com", "RegionClients:0:Hosts:1: names a tenant that is listed already")]
    public void Read_RegionClientHasAMistake_NamesTheEntry(string host, string says)
    {
        _options.RegionClients.Add(new() { Pattern = "*.eu.qlikcloud.com", Hosts = ["of-the-region.eu.qlikcloud.com"] });

        TenantListText.Read(Region(Acme, host), _options).Problem!.Message.ShouldContain(says);
    }

    /// <summary>Whoever may write the list must not have the settings' secrets sent anywhere by naming them.</summary>
    [Fact]
    public void Read_EntryNamesTheSecretOfTheSettingsRegion_SaysWhereItWouldGo()
    {
        _options.RegionClients.Add(
            new()
            {
                Pattern = "*.eu.qlikcloud.com",
                Hosts = ["initech.eu.qlikcloud.com"],
                Auth = new() { ClientId = "c", Secret = "rotator-client" },
            }
        );

        TenantListText.Read(List(Entry(Acme)), _options).Problem.ShouldBeNull();
        TenantListText
            .Read(List(Entry(Acme), Entry(Globex)), _options)
            .Problem!.Message.ShouldBe(
                "Tenants:1:Auth:Secret: is the secret of the client for *.eu.qlikcloud.com at Rotator:RegionClients:0, and would be sent to globex.us.qlikcloud.com."
            );
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{ "Tenants": [] }""", "names no tenant")]
    [InlineData("""{ "Tenant": [] }""", "Tenant: means nothing here")]
    [InlineData("""{ "Tenants": [ { "Host": "https://acme.eu.qlikcloud.com" } ] }""", "Tenants:0:Host")]
    [InlineData("""{ "Tenants": [ { "Hots": "acme.eu.qlikcloud.com" } ] }""", "Tenants:0:Hots: is no setting")]
    public async Task Look_ListHasAMistake_TheLastGoodOneStays_AndPeopleAreToldOnceEachWay(string text, string says)
    {
        Write(Entry(Acme));
        await _watch.LookAsync(Ct);
        await File.WriteAllTextAsync(_file, text, Ct);

        await _watch.LookAsync(Ct);
        await _watch.LookAsync(Ct);

        Hosts.ShouldBe(["own.eu.qlikcloud.com", Acme]);
        var told = _people.Told.ShouldHaveSingleItem();
        told.Kind.ShouldBe(AlarmKind.TenantList);
        TenantListText.Read(text, _options).Problem!.Message.ShouldContain(says);

        Write(Entry(Acme));
        await _watch.LookAsync(Ct);
        _people.Told.Select(one => one.Recovered).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData(Acme, "listed already")]
    [InlineData("own.eu.qlikcloud.com", "listed already")]
    public async Task Look_HostIsThereTwice_NothingOfTheListIsUsed(string host, string says)
    {
        Write(Entry(Acme), Entry(host));

        await _watch.LookAsync(Ct);

        Hosts.ShouldBe(["own.eu.qlikcloud.com"]);
        TenantListText.Read(await File.ReadAllTextAsync(_file, Ct), _options).Problem!.Message.ShouldContain(says);
    }

    [Fact]
    public void Read_NamesPoliciesAndVaultsThatAreNot_SaysWhich()
    {
        var entry = Entry(Acme)[..^1] + """, "Allow": { "Policies": [ "critcal" ], "Vaults": [ "fabrikam", "contoso" ] } }""";

        var problem = TenantListText.Read(List(entry), _options).Problem!.Message;

        problem.ShouldContain("Tenants:0:Allow:Policies:0: policy 'critcal' is not configured");
        problem.ShouldContain("Tenants:0:Allow:Vaults:0: vault 'fabrikam' is not configured");
        problem.ShouldNotContain("contoso");
    }

    [Fact]
    public async Task Start_ListIsBrokenWhenTheProcessBegins_TheLastGoodOneOfTheLedgerIsUsed()
    {
        Write(Entry(Acme));
        await _watch.LookAsync(Ct);
        File.Delete(_file);
        _watch.Dispose();
        (_options, _watch) = Start();

        await _watch.StartAsync(Ct);

        Hosts.ShouldBe(["own.eu.qlikcloud.com", Acme]);
        await _watch.StopAsync(Ct);
    }

    /// <summary>What could not be kept for the next process is kept once it can be.</summary>
    [Fact]
    public async Task Start_LedgerWasAwayWhenTheListWasTaken_TheNextProcessHasIt()
    {
        Write(Entry(Acme));
        _store.IsDown = true;
        await _watch.LookAsync(Ct);
        _store.IsDown = false;
        await _watch.LookAsync(Ct);
        File.Delete(_file);
        _watch.Dispose();
        (_options, _watch) = Start();

        await _watch.LookAsync(Ct);

        Hosts.ShouldBe(["own.eu.qlikcloud.com", Acme]);
    }

    private (RotatorOptions Options, TenantListWatch Watch) Start()
    {
        var settings = new RotatorOptions
        {
            Vaults = [new() { Uri = new Uri("https://contoso.vault.azure.net") }],
            Tenants = [new() { Host = "own.eu.qlikcloud.com" }],
            TenantList = new() { File = _file },
        };
        var options = Options.Create(settings);
        var alarms = new AlarmStore(_store, _people, _time, NullLogger<AlarmStore>.Instance);
        var list = new TenantList(new FileTenantList(options), options, _store);
        return (settings, new TenantListWatch(list, alarms, options, _time, NullLogger<TenantListWatch>.Instance));
    }

    private void Write(params string[] entries) => File.WriteAllText(_file, List(entries));

    private static string List(params string[] entries) => $$"""{ "Tenants": [ {{string.Join(", ", entries)}} ] }""";

    private static string Region(params string[] hosts) =>
        $$"""
            { "RegionClients": [ { "Pattern": "*.eu.qlikcloud.com", "Hosts": [ "{{string.Join("\", \"", hosts)}}" ],
              "Auth": { "Kind": "client-secret", "ClientId": "c", "Secret": "rotator-client" } } ] }
            """;

    private static string Entry(string host) =>
        $$"""{ "Host": "{{host}}", "Auth": { "Kind": "client-secret", "ClientId": "c", "Secret": "rotator-client" } }""";
}
