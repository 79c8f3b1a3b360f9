using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Starting;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Remote;

/// <summary>Campaigns through the app, and what the same commands say on the machine itself.</summary>
public sealed class RemoteCampaignTests : IAsyncLifetime
{
    private static readonly string[] Shops = ["campaign", "start", "--tag", "team=shop"];

    private RemoteRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await RemoteRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Campaign_NothingBegun_ReadsAsOnTheMachineItself()
    {
        Seed("shop-a", ("qlik-schedule", "paused"));
        Seed("shop-b");
        await _rig.ShouldBeTheSameAsync("campaign", "list");
        await _rig.ShouldBeTheSameAsync("campaign", "status", "nobody");
        await _rig.ShouldBeTheSameAsync("campaign", "follow", "nobody");
        await _rig.ShouldBeTheSameAsync("campaign", "pause", "nobody");
        await _rig.ShouldBeTheSameAsync([.. Shops, "--dry-run"]);
        await _rig.ShouldBeTheSameAsync([.. Shops, "--leak", "--reason", "copied", "--wave", "1", "--dry-run"]);
        await _rig.ShouldBeTheSameAsync("campaign", "start", "--tag", "team=nobody");
        await _rig.ShouldBeTheSameAsync("campaign", "start", "--all", "--leak");

        var preview = await _rig.ThereAsync([.. Shops, "--dry-run"]);

        preview.Out.ShouldContain("1 secret would be rotated");
        preview.Out.ShouldMatch("(?m)^left out: .*shop-a");
        (await _rig.Here.RunAsync("campaign", "list")).Out.ShouldContain("There was no campaign yet");
    }

    [Fact]
    public async Task Campaign_BegunThroughTheApp_IsPausedResumedAndFollowedToItsEnd()
    {
        var clients = new[] { Seed("shop-a"), Seed("shop-b") };
        Seed("shop-c", ("qlik-hold", "person"));
        var started = await _rig.ThereAsync([.. Shops, "--canaries", "1", "--wave", "2", "--reason", "audit", "--json"]);
        started.ExitCode.ShouldBe(ExitCode.Done, started.Error);
        var id = started.LastLine.GetProperty("campaign").GetProperty("id").GetString()!;

        var paused = await _rig.ThereAsync("campaign", "pause", id, "--reason", "freeze");
        await _rig.ShouldBeTheSameAsync("campaign", "status", id, "--secrets");
        await _rig.ShouldBeTheSameAsync("campaign", "follow", id);
        var resumed = await _rig.ThereAsync("campaign", "resume", id);
        var followed = await FollowedAsync(id);

        paused.Out.ShouldContain("is paused");
        resumed.Out.ShouldContain("is running");
        followed.ExitCode.ShouldBe(ExitCode.Done, followed.Error);
        followed.Out.ShouldContain("2 good, 0 failed");
        followed.Out.ShouldContain("freeze");
        clients.ShouldAllBe(one => !Accepts(one));
        await _rig.ShouldBeTheSameAsync("campaign", "status", id, "--secrets");
        await _rig.ShouldBeTheSameAsync("campaign", "list");
        await _rig.ShouldBeTheSameAsync("campaign", "cancel", id);
    }

    [Fact]
    public async Task Start_ThroughTheApp_SaysWhereItGoesOn()
    {
        Seed("shop-a");

        var started = await _rig.ThereAsync(Shops);

        started.ExitCode.ShouldBe(ExitCode.Done, started.Error);
        started.Out.ShouldContain("It goes on in 127.0.0.1");
        started.Out.ShouldNotContain("serve");
    }

    /// <summary>The turns are those of the host's timer, which this one runs without.</summary>
    private async Task<CommandResult> FollowedAsync(string id)
    {
        var following = _rig.ThereAsync("campaign", "follow", id);
        while (!following.IsCompleted)
        {
            await _rig
                .Services.GetRequiredService<CampaignRunner>()
                .RunAsync(_rig.Services.GetRequiredService<IRotationHost>(), Ct);
            await Task.Delay(50, Ct);
        }

        return await following;
    }

    private SeededOAuthClient Seed(string name, params (string Name, string Value)[] more)
    {
        var client = _rig
            .Here.Estate.Qlik.Tenant(DemoEstate.Acme)
            .AddOAuthClient(new() { Name = name, SecretAge = DemoEstate.Age });
        var tags = new Dictionary<string, string>
        {
            ["qlik-source"] = "oauth-client-secret",
            ["qlik-tenant"] = DemoEstate.Acme,
            ["qlik-id"] = client.ClientId,
            ["qlik-credential"] = client.Hint,
            ["team"] = "shop",
        };
        foreach (var (key, value) in more)
        {
            tags[key] = value;
        }

        _rig.Here.Estate.Vault.Vault.SetSecret(name, client.Secret, tags, TimeProvider.System.GetUtcNow().AddDays(60));
        return client;
    }

    private bool Accepts(SeededOAuthClient client) =>
        _rig.Here.Estate.Qlik.Tenant(DemoEstate.Acme).AcceptsClientSecret(client.ClientId, client.Secret);
}
