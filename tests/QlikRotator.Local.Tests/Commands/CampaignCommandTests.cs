using System.Text.Json;
using QlikRotator.Application.Adopting;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>Campaigns on the command line, with real rotations against the simulators.</summary>
public sealed class CampaignCommandTests : IAsyncLifetime
{
    private readonly Dictionary<string, SeededOAuthClient> _clients = new(StringComparer.Ordinal);
    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Start_DryRun_ListsWhatItWouldRotateAndWhatNot_AndBeginsNothing()
    {
        Seed(DemoEstate.Acme, "shop-a", "qlik-schedule=paused");
        Seed(DemoEstate.Acme, "shop-b", "qlik-hold=person");
        Seed(DemoEstate.Acme, "shop-c");

        var answer = await _rig.RunAsync(["campaign", "start", "--policy", "shop", "--dry-run", "--json", .. Policy]);

        answer.ExitCode.ShouldBe(ExitCode.Done, answer.Error);
        answer.LastLine.GetProperty("total").GetInt32().ShouldBe(1);
        NamesIn(answer.LastLine.GetProperty("secrets")).ShouldBe(["shop-c"]);
        answer
            .LastLine.GetProperty("leftOut")
            .EnumerateArray()
            .Select(one => one.GetProperty("why").GetProperty("code").GetString())
            .ShouldBe(["Paused", "Held"]);
        answer.LastLine.GetProperty("applies").GetString()!.ShouldContain("MaxPerDay do not");
        (await _rig.RunAsync("campaign", "list")).Out.ShouldContain("There was no campaign yet");
    }

    [Fact]
    public async Task Follow_AllGood_RotatesEverySecretOnce()
    {
        var names = Enumerable.Range(0, 5).Select(number => Seed(DemoEstate.Acme, $"shop-{number}")).ToList();

        var id = await StartAsync("--canaries", "1", "--wave", "2");
        var followed = await _rig.RunAsync(["campaign", "follow", id, "--json", .. Policy]);

        followed.ExitCode.ShouldBe(ExitCode.Done, followed.Error);
        var campaign = followed.LastLine.GetProperty("campaign");
        (campaign.GetProperty("state").GetString(), campaign.GetProperty("good").GetInt32()).ShouldBe(("Finished", 5));
        campaign.GetProperty("waveNumber").GetInt32().ShouldBe(2);
        foreach (var name in names)
        {
            _rig.Estate.Vault.Vault.Versions(name).Count.ShouldBe(2);
            Accepts(name).ShouldBeTrue();
        }

        var shown = await _rig.RunAsync("campaign", "status", id, "--secrets");
        shown.Out.ShouldContain("5 good, 0 failed");
        (await _rig.RunAsync("campaign", "cancel", id)).Error.ShouldContain("is Finished");
    }

    [Fact]
    public async Task Follow_ATenantFails_StopsInsteadOfTryingAll()
    {
        Enumerable.Range(0, 4).ToList().ForEach(number => Seed(DemoEstate.Acme, $"shop-a{number}"));
        var failing = Enumerable.Range(0, 8).Select(number => Seed(DemoEstate.Globex, $"shop-g{number}", broken: true)).ToList();

        var id = await StartAsync("--canaries", "0", "--wave", "4", "--stop-at", "2");
        var followed = await _rig.RunAsync(["campaign", "follow", id, "--json", .. Policy]);

        followed.ExitCode.ShouldBe(ExitCode.PersonNeeded, followed.Error);
        var campaign = followed.LastLine.GetProperty("campaign");
        campaign.GetProperty("state").GetString().ShouldBe("Stopped");
        campaign.GetProperty("failed").GetInt32().ShouldBeInRange(2, 4);
        campaign.GetProperty("notBegun").GetInt32().ShouldBeGreaterThanOrEqualTo(4);
        campaign.GetProperty("failures")[0].GetProperty("why").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        failing.ShouldAllBe(name => _rig.Estate.Vault.Vault.Versions(name).Count == 1);
    }

    [Fact]
    public async Task PauseResume_ByCommands_HoldAndGoOn()
    {
        Seed(DemoEstate.Acme, "shop-a");
        var id = await StartAsync();
        (await _rig.RunAsync("campaign", "pause", id, "--reason", "freeze")).ExitCode.ShouldBe(ExitCode.Done);

        var held = await _rig.RunAsync(["campaign", "follow", id, .. Policy]);
        held.Out.ShouldContain("Paused");
        _rig.Estate.Vault.Vault.Versions("shop-a").Count.ShouldBe(1);
        (await _rig.RunAsync("campaign", "resume", id)).ExitCode.ShouldBe(ExitCode.Done);
        var followed = await _rig.RunAsync(["campaign", "follow", id, .. Policy]);

        followed.ExitCode.ShouldBe(ExitCode.Done, followed.Error);
        followed.Out.ShouldContain("freeze");
        _rig.Estate.Vault.Vault.Versions("shop-a").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Follow_TheProcessIsStopped_AnotherGoesOnAndNothingIsDoneTwice()
    {
        var names = Enumerable.Range(0, 4).Select(number => Seed(DemoEstate.Acme, $"shop-{number}")).ToList();
        var id = await StartAsync("--canaries", "0", "--wave", "2");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        string[] args = ["campaign", "follow", id, .. Policy, .. _rig.Settings()];
        var first = CommandLine.RunAsync(new SharedWriter(), new SharedWriter(), stop.Token, args);
        while (_rig.Estate.Vault.Vault.Versions(names[0]).Count + _rig.Estate.Vault.Vault.Versions(names[1]).Count < 3)
        {
            first.IsCompleted.ShouldBeFalse();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await first;
        var followed = await _rig.RunAsync(["campaign", "follow", id, "--json", .. Policy]);

        followed.ExitCode.ShouldBe(ExitCode.Done, followed.Error);
        names.ShouldAllBe(name => _rig.Estate.Vault.Vault.Versions(name).Count == 2);
    }

    [Fact]
    public async Task Start_DryRun_NamesWhatIsLeftOutOnce()
    {
        var secret = _rig.Estate.Secrets[0];
        await _rig.RunAsync("pause", secret.Name);

        var result = await _rig.RunAsync("campaign", "start", "--all", "--dry-run");

        var line = result.Out.Split('\n').Single(one => one.StartsWith("left out: ", StringComparison.Ordinal));
        line.Split(secret.Name).Length.ShouldBe(2, line);
    }

    [Fact]
    public async Task Start_LeakWithoutAReason_IsRefused()
    {
        var answer = await _rig.RunAsync("campaign", "start", "--all", "--leak");

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("A leak needs a reason");
    }

    [Fact]
    public async Task Start_NeitherFilterNorAll_IsRefused() =>
        (await _rig.RunAsync("campaign", "start")).Error.ShouldContain("Say which secrets");

    private static readonly string[] Policy = ["--setting", "Rotator:Policies:shop:Inherits=default"];

    private async Task<string> StartAsync(params string[] more)
    {
        var started = await _rig.RunAsync(["campaign", "start", "--policy", "shop", "--json", .. more, .. Policy]);
        started.ExitCode.ShouldBe(ExitCode.Done, started.Error);
        return started.LastLine.GetProperty("campaign").GetProperty("id").GetString()!;
    }

    private string Seed(string tenant, string name, string? tag = null, bool broken = false)
    {
        var client = _rig.Estate.Qlik.Tenant(tenant).AddOAuthClient(new() { Name = name, SecretAge = DemoEstate.Age });
        _clients[name] = client;
        var order = new AdoptionOrder(name, "oauth-client-secret", tenant, client.ClientId, client.Hint, "shop", [], null);
        var tags = new Dictionary<string, string>(order.Tags(client.Hint));
        if (tag?.Split('=') is [var key, var value])
        {
            tags[key] = value;
        }

        _rig.Estate.Vault.Vault.SetSecret(
            name,
            broken ? "not the secret" : client.Secret,
            tags,
            TimeProvider.System.GetUtcNow().AddDays(60)
        );
        return name;
    }

    private bool Accepts(string name) =>
        _rig
            .Estate.Qlik.Tenant(DemoEstate.Acme)
            .AcceptsClientSecret(_clients[name].ClientId, _rig.Estate.Vault.Vault.Latest(name)!.Value);

    private static IEnumerable<string?> NamesIn(JsonElement rows) =>
        rows.EnumerateArray().Select(row => row.GetProperty("secret").GetProperty("name").GetString());
}
