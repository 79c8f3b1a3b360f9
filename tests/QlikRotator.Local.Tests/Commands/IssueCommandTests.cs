using QlikRotator.Application.Adopting;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>From a tenant that nobody knows the values of to managed secrets, as an administrator goes through it.</summary>
public sealed class IssueCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;
    private SeededOAuthClient _client = null!;
    private string _file = "";

    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        _client = Acme.AddOAuthClient(new NewOAuthClient { Name = "Shop, \"web\"" });
        Acme.AddOAuthClient(new NewOAuthClient { Name = "Shop web" });
        _file = Path.Combine(_rig.Folder, "found.csv");
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task DiscoverCsv_IsWhatAdoptTakes_AndIssuesEach()
    {
        var discovered = await _rig.RunAsync("discover", "--tenant", DemoEstate.Acme, "--csv", _file);
        discovered.ExitCode.ShouldBe(ExitCode.Done, discovered.Error);
        var orders = AdoptionFile.Read(_file).Orders;
        orders.Select(one => one.Secret).ShouldBe(["acme-shop-web", "acme-shop-web-2"], ignoreOrder: true);
        orders.ShouldContain(one => one.ResourceId == _client.ClientId && one.Credential == _client.Hint);

        var dry = await _rig.RunAsync("adopt", "--file", _file, "--issue", "--dry-run", "--json");
        dry.ExitCode.ShouldBe(ExitCode.Done, dry.Error);
        Acme.ClientSecrets(_client.ClientId).Count.ShouldBe(1);
        var promised = dry.LastLine.GetProperty("results")[0].GetProperty("tags");
        promised
            .TryGetProperty("qlik-credential", out _)
            .ShouldBeFalse("the new one is not known, and the old one is not what is stored");
        var told = await _rig.RunAsync("adopt", "--file", _file, "--issue", "--dry-run");
        told.Out.ShouldContain("would be issued");
        told.Out.ShouldContain("1 credential now");
        var adopted = await _rig.RunAsync("adopt", "--file", _file, "--issue");

        adopted.ExitCode.ShouldBe(ExitCode.Done, adopted.Error + adopted.Out);
        Acme.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        Acme.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
        var names = orders.Select(one => one.Secret);
        names.ShouldAllBe(name => _rig.Estate.Vault.Vault.Latest(name) != null);
        var again = await _rig.RunAsync("discover", "--tenant", DemoEstate.Acme, "--json");
        again.Out.ShouldNotContain("\"state\":\"Unmanaged\"");
        var empty = await _rig.RunAsync("discover", "--tenant", DemoEstate.Acme, "--csv", _file);
        empty.Out.ShouldContain("found.csv has no entry");
    }

    [Fact]
    public async Task Adopt_WithoutIssue_ASecretThatIsNotInTheVaultIsRefused()
    {
        await _rig.RunAsync("discover", "--tenant", DemoEstate.Acme, "--csv", _file);

        (await _rig.RunAsync("adopt", "--file", _file)).ExitCode.ShouldBe(ExitCode.Failed);

        Acme.ClientSecrets(_client.ClientId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task DiscoverCsv_ThatCannotBeWritten_Fails()
    {
        var nowhere = Path.Combine(_rig.Folder, "no", "such", "folder.csv");

        var answer = await _rig.RunAsync("discover", "--csv", nowhere);

        answer.ExitCode.ShouldBe(ExitCode.Failed);
        answer.Error.ShouldContain("No file was written");
    }

    private QlikTenant Acme => _rig.Estate.Qlik.Tenant(DemoEstate.Acme);
}
