using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Remote;

/// <summary>The commands over HTTP against a host that runs the estate, and the same commands on the machine itself.</summary>
public sealed class RemoteCommandTests : IAsyncLifetime
{
    private RemoteRig _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EstateRig Here => _app.Here;

    public async ValueTask InitializeAsync() => _app = await RemoteRig.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Rotate_ThroughTheApp_EndsAndReadsAsOnTheMachineItself()
    {
        var secret = Here.Estate.Secrets[0];

        var rotated = await _app.ThereAsync("rotate", secret.Name, "--reason", "audit finding");

        rotated.ExitCode.ShouldBe(ExitCode.Done, rotated.Error);
        rotated.Out.ShouldContain($"{secret.Name} was rotated");
        rotated.Out.ShouldContain("audit finding");
        Here.Estate.Qlik.Tenant(secret.Tenant).AcceptsClientSecret(secret.ClientId, secret.OldValue.Reveal()).ShouldBeFalse();
        await _app.ShouldBeTheSameAsync("status");
        await _app.ShouldBeTheSameAsync("status", secret.Name);
        await _app.ShouldBeTheSameAsync("status", secret.Name, "--watch");
        await _app.ShouldBeTheSameAsync("secrets");
        await _app.ShouldBeTheSameAsync("plan", "--days", "365");
        await _app.ShouldBeTheSameAsync("plan", "--until", "2099-12-31", "--check");
        await _app.ShouldBeTheSameAsync("left");
        await _app.ShouldBeTheSameAsync("rotate", secret.Name);
        await _app.ShouldBeTheSameAsync("rotate", "nobody");
        await _app.ShouldBeTheSameAsync("status", "nobody");
        await _app.ShouldBeTheSameAsync("cancel", secret.Name);
        await _app.ShouldBeTheSameAsync("approve", secret.Name);
    }

    [Fact]
    public async Task Approve_ThroughTheAppOfThisMachine_TakesNobodyAtTheirWordWhoAsked()
    {
        var secret = Here.Estate.Secrets[1].Name;
        var rotating = _app.ThereAsync("rotate", secret, "--json");
        await AskedAsync(secret);

        var own = await _app.ThereAsync("approve", secret, "--json");
        var shown = await _app.ThereAsync("approve", secret);
        var cancelled = await _app.ThereAsync("cancel", secret, "--reason", "not now");

        string.Join(' ', shown.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ShouldContain("without an answer old and new are both kept, and a person is told");
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
        var client = Here.Estate.Qlik.Tenant(DemoEstate.Acme).AddOAuthClient(new NewOAuthClient { Name = "shop" });
        Here.Estate.Vault.Vault.SetSecret("shop", client.Secret);
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
        (await Here.RunAsync(adopt)).ExitCode.ShouldBe(ExitCode.Done);
        await _app.ShouldBeTheSameAsync("pause", "nobody");
        (await _app.ThereAsync("pause", "shop", "--reason", "not yet")).ExitCode.ShouldBe(ExitCode.Done);
        await _app.ShouldBeTheSameAsync("pause", "shop");
        (await _app.ThereAsync("rotate", "shop")).Error.ShouldContain("is paused");
        (await _app.ThereAsync("resume", "shop")).ExitCode.ShouldBe(ExitCode.Done);
        await _app.ShouldBeTheSameAsync("resume", "shop");
        (await _app.ThereAsync("rotate", "shop")).ExitCode.ShouldBe(ExitCode.Done);
        await _app.ShouldBeTheSameAsync("retire", "shop", client.Hint);
        await _app.ShouldBeTheSameAsync("retire", "shop", "nothing");
        await _app.ShouldBeTheSameAsync("release", "nobody");

        var released = await _app.ThereAsync("release", "shop", "--reason", "all moved");
        var retired = await _app.ThereAsync("retire", "shop", client.Hint, "--json");

        released.ExitCode.ShouldBe(ExitCode.Done, released.Error);
        retired.ExitCode.ShouldBe(ExitCode.Done, retired.Error);
        retired.LastLine.GetProperty("oldRefused").GetBoolean().ShouldBeTrue();
        (await _app.ThereAsync("retire", "shop", "x", "--as", "ann")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Rotate_WhatRunsAlready_IsFollowed()
    {
        var secret = Here.Estate.Secrets[1].Name;
        var first = _app.ThereAsync("rotate", secret);
        await AskedAsync(secret);
        var said = new SharedWriter();
        var second = CommandLine.RunAsync(said, new SharedWriter(), Ct, ["rotate", secret, .. _app.There]);
        await said.LineAsync(line => line.Contains("is under way", StringComparison.Ordinal), Ct);
        await _app.ThereAsync("cancel", secret);

        var code = await second;

        (await first).ExitCode.ShouldBe(code);
        said.ToString().ShouldContain("has its old value back");
    }

    [Fact]
    public async Task Rotate_CtrlC_SaysThatItGoesOnThere()
    {
        using var pressed = new CancellationTokenSource();
        var secret = Here.Estate.Secrets[1].Name;
        var rotating = CommandLine.RunAsync(pressed.Token, ["rotate", secret, .. _app.There]);
        await AskedAsync(secret);

        await pressed.CancelAsync();

        var stopped = await rotating;
        stopped.ExitCode.ShouldBe(ExitCode.Failed);
        stopped.Error.ShouldContain("goes on in 127.0.0.1");
        (await Here.RunAsync("status", secret)).Out.ShouldContain("Approval asked for");
    }

    private async Task AskedAsync(string secret)
    {
        while (!(await Here.RunAsync("status", secret)).Out.Contains("Approval asked for", StringComparison.Ordinal))
        {
            await Task.Delay(100, Ct);
        }
    }
}
