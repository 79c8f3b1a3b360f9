using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Remote;

/// <summary>The commands over HTTP against a host that runs the estate, and the same commands on the machine itself.</summary>
public sealed class RemoteCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;
    private WebApplication _app = null!;
    private string[] _there = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Without timers: a sweep would start the same rotations, now and then before the test does.</summary>
    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        var nobody = new Terminal(TextWriter.Null, TextWriter.Null, json: false, attended: false);
        _app = WebHost.Create(_rig.Estate.Settings(_rig.Folder), nobody, new Uri("http://127.0.0.1:0"), _ => { });
        await _app.StartAsync(Ct);
        var key = _app.Services.GetRequiredService<LocalKeys>().Bearer;
        _there = ["--app", _app.Urls.First(), "--setting", $"Rotator:App:Key={key}"];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task Rotate_ThroughTheApp_EndsAndReadsAsOnTheMachineItself()
    {
        var secret = _rig.Estate.Secrets[0];

        var rotated = await ThereAsync("rotate", secret.Name, "--reason", "audit finding");

        rotated.ExitCode.ShouldBe(ExitCode.Done, rotated.Error);
        rotated.Out.ShouldContain($"{secret.Name} was rotated");
        rotated.Out.ShouldContain("audit finding");
        _rig.Estate.Qlik.Tenant(secret.Tenant).AcceptsClientSecret(secret.ClientId, secret.OldValue.Reveal()).ShouldBeFalse();
        await ShouldBeTheSameAsync("status");
        await ShouldBeTheSameAsync("status", secret.Name);
        await ShouldBeTheSameAsync("status", secret.Name, "--watch");
        await ShouldBeTheSameAsync("secrets");
        await ShouldBeTheSameAsync("plan", "--days", "365");
        await ShouldBeTheSameAsync("plan", "--until", "2099-12-31", "--check");
        await ShouldBeTheSameAsync("left");
        await ShouldBeTheSameAsync("rotate", secret.Name);
        await ShouldBeTheSameAsync("rotate", "nobody");
        await ShouldBeTheSameAsync("status", "nobody");
        await ShouldBeTheSameAsync("cancel", secret.Name);
        await ShouldBeTheSameAsync("approve", secret.Name);
    }

    [Fact]
    public async Task Approve_ThroughTheAppOfThisMachine_TakesNobodyAtTheirWordWhoAsked()
    {
        var secret = _rig.Estate.Secrets[1].Name;
        var rotating = ThereAsync("rotate", secret, "--json");
        await AskedAsync(secret);

        var own = await ThereAsync("approve", secret, "--json");
        var cancelled = await ThereAsync("cancel", secret, "--reason", "not now");

        own.ExitCode.ShouldBe(ExitCode.Failed);
        own.LastLine.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("RequesterMayNotApprove");
        cancelled.ExitCode.ShouldBe(ExitCode.Done, cancelled.Error);
        var ended = await rotating;
        ended.ExitCode.ShouldBe(ExitCode.Failed);
        ended.LastLine.GetProperty("rotation").GetProperty("outcome").GetProperty("kind").GetString().ShouldBe("Restored");
    }

    [Fact]
    public async Task PauseReleaseRetire_ThroughTheApp_DoWhatTheyDoOnTheMachineItself()
    {
        var client = _rig.Estate.Qlik.Tenant(DemoEstate.Acme).AddOAuthClient(new NewOAuthClient { Name = "shop" });
        _rig.Estate.Vault.Vault.SetSecret("shop", client.Secret);
        string[] adopt =
        [
            "adopt",
            "shop",
            "--source",
            "oauth-client-secret",
            "--tenant",
            DemoEstate.Acme,
            "--id",
            client.ClientId,
        ];
        (await _rig.RunAsync(adopt)).ExitCode.ShouldBe(ExitCode.Done);
        await ShouldBeTheSameAsync("pause", "nobody");
        (await ThereAsync("pause", "shop", "--reason", "not yet")).ExitCode.ShouldBe(ExitCode.Done);
        await ShouldBeTheSameAsync("pause", "shop");
        (await ThereAsync("rotate", "shop")).Error.ShouldContain("is paused");
        (await ThereAsync("resume", "shop")).ExitCode.ShouldBe(ExitCode.Done);
        await ShouldBeTheSameAsync("resume", "shop");
        (await ThereAsync("rotate", "shop")).ExitCode.ShouldBe(ExitCode.Done);
        await ShouldBeTheSameAsync("retire", "shop", client.Hint);
        await ShouldBeTheSameAsync("retire", "shop", "nothing");
        await ShouldBeTheSameAsync("release", "nobody");

        var released = await ThereAsync("release", "shop", "--reason", "all moved");
        var retired = await ThereAsync("retire", "shop", client.Hint, "--json");

        released.ExitCode.ShouldBe(ExitCode.Done, released.Error);
        retired.ExitCode.ShouldBe(ExitCode.Done, retired.Error);
        retired.LastLine.GetProperty("oldRefused").GetBoolean().ShouldBeTrue();
        (await ThereAsync("retire", "shop", "x", "--as", "ann")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Rotate_WhatRunsAlready_IsFollowed()
    {
        var secret = _rig.Estate.Secrets[1].Name;
        var first = ThereAsync("rotate", secret);
        await AskedAsync(secret);
        var second = ThereAsync("rotate", secret);
        await ThereAsync("cancel", secret);

        var result = await second;

        (await first).ExitCode.ShouldBe(result.ExitCode);
        result.Out.ShouldContain("is under way");
        result.Out.ShouldContain("has its old value back");
    }

    [Fact]
    public async Task Rotate_CtrlC_SaysThatItGoesOnThere()
    {
        using var pressed = new CancellationTokenSource();
        var secret = _rig.Estate.Secrets[1].Name;
        var rotating = CommandLine.RunAsync(pressed.Token, ["rotate", secret, .. _there]);
        await AskedAsync(secret);

        await pressed.CancelAsync();

        var stopped = await rotating;
        stopped.ExitCode.ShouldBe(ExitCode.Failed);
        stopped.Error.ShouldContain("goes on in 127.0.0.1");
        (await _rig.RunAsync("status", secret)).Out.ShouldContain("Approval asked for");
    }

    private Task<CommandResult> ThereAsync(params string[] args) => CommandLine.RunAsync(Ct, [.. args, .. _there]);

    private async Task ShouldBeTheSameAsync(params string[] args)
    {
        var (here, there) = (await _rig.RunAsync(args), await ThereAsync(args));
        there.Out.ShouldBe(here.Out);
        there.Error.ShouldBe(here.Error);
        there.ExitCode.ShouldBe(here.ExitCode);
        (here, there) = (await _rig.RunAsync([.. args, "--json"]), await ThereAsync([.. args, "--json"]));
        Timeless(there).ShouldBe(Timeless(here));
    }

    /// <summary>When a vault was listed is a matter of the look.</summary>
    private static string Timeless(CommandResult result)
    {
        var answer = JsonNode.Parse(result.Out.TrimEnd().Split('\n')[^1])!.AsObject();
        answer.Remove("listedAt");
        return answer.ToJsonString();
    }

    private async Task AskedAsync(string secret)
    {
        while (!(await _rig.RunAsync("status", secret)).Out.Contains("Approval asked for", StringComparison.Ordinal))
        {
            await Task.Delay(100, Ct);
        }
    }
}
