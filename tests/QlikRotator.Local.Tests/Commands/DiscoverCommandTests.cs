using System.Text.Json;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Commands;

public sealed class DiscoverCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;
    private QlikTenant _tenant = null!;
    private string _owner = "";

    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        _tenant = _rig.Estate.Qlik.Tenant(DemoEstate.Globex);
        _owner = _tenant.AddUser(new NewUser("auth0|owner"));
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Discover_OneOfEach_IsJudgedAgainstWhatIsManaged()
    {
        var forgotten = _tenant.AddApiKey(new NewApiKey(_owner) { Description = "Made by hand" });
        var marked = _tenant.AddApiKey(new NewApiKey(_owner) { Description = "Nightly [rot:0123456789abcdef01234567]" });
        var copy = _tenant.AddAutomation(new NewAutomation(_owner) { Name = "Refresh (rot 0123456789abcdef01234567)" });
        var connection = _tenant.AddDataConnection(NewDataConnection.Rest(_owner, "https://api.example", "Bearer seeded-header"));
        var fingerprint = _tenant.AddKeyProvider("arn:aws:kms:eu-west-1:111122223333:key/mrk-1", "own key", current: true);

        var result = await _rig.RunAsync("discover", "--tenant", DemoEstate.Globex, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        var tenant = result.LastLine.GetProperty("tenants").EnumerateArray().ShouldHaveSingleItem();
        StateOf(tenant, _rig.Estate.Secrets[0].ClientId).ShouldBe("Managed");
        StateOf(tenant, forgotten.Id).ShouldBe("Unmanaged");
        StateOf(tenant, marked.Id).ShouldBe("Unmanaged", "anybody can write a marker");
        StateOf(tenant, copy.Id).ShouldBe("Unmanaged");
        StateOf(tenant, connection).ShouldBe("Unmanaged");
        Found(tenant)
            .First(one => one.GetProperty("family").GetString() == "oauth-client-secret")
            .GetProperty("createdByType")
            .GetString()
            .ShouldBe("tenant");
        tenant.GetProperty("encryption").ToString().ShouldContain(fingerprint);
        _tenant.WriteCount.ShouldBe(0);
        _tenant.IssuedValues.ShouldAllBe(value => !result.Out.Contains(value));
    }

    [Fact]
    public async Task Discover_CredentialThatARotationLeft_IsLeft()
    {
        var secret = _rig.Estate.Secrets.First(one => one.Tenant == DemoEstate.Globex);
        var old = _tenant.ClientSecrets(secret.ClientId)[0].Hint;
        _tenant.AddClientSecret(secret.ClientId);
        (await _rig.RunAsync("rotate", secret.Name)).ExitCode.ShouldBe(ExitCode.PersonNeeded);

        var result = await _rig.RunAsync("discover", "--json");

        var found = result.LastLine.GetProperty("tenants").EnumerateArray().SelectMany(Found);
        var thing = found.Single(one => one.TryGetProperty("credential", out var hint) && hint.GetString() == old);
        thing.GetProperty("state").GetString().ShouldBe("Left");
    }

    [Fact]
    public async Task Discover_ForPeople_CountsAndShowsTheEncryption()
    {
        _tenant.AddApiKey(new NewApiKey(_owner) { Description = "Made by hand" });

        var result = await _rig.RunAsync("discover");

        result.Out.ShouldContain($"owner: {_owner}");
        result.Out.ShouldContain($"{DemoEstate.Acme}: 1 managed, 0 unmanaged, 0 left");
        result.Out.ShouldContain($"{DemoEstate.Globex}: 1 managed, 1 own, 1 unmanaged, 0 left");
        result.Out.ShouldContain("Encryption: Qlik's own key");
    }

    [Fact]
    public async Task Discover_AreaThatCannotBeRead_IsSaidAndFails()
    {
        _rig.Estate.Qlik.Faults.Add(
            new Fault
            {
                Method = "GET",
                PathPattern = "/api/v1/api-keys",
                Kind = FaultKind.Status,
                Status = 403,
                Times = 1,
            }
        );

        var result = await _rig.RunAsync("discover");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("API keys");
        result.Out.ShouldContain("reporting-client", customMessage: "the rest is shown all the same");
    }

    [Fact]
    public async Task Discover_UnknownTenant_IsUsage() =>
        (await _rig.RunAsync("discover", "--tenant", "evil.example")).ExitCode.ShouldBe(ExitCode.Usage);

    private static string? StateOf(JsonElement tenant, string id) =>
        Found(tenant).Single(one => one.GetProperty("id").GetString() == id).GetProperty("state").GetString();

    private static IEnumerable<JsonElement> Found(JsonElement tenant) => tenant.GetProperty("found").EnumerateArray();
}
