using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Remote;

/// <summary>The commands over HTTP against a host that runs the estate, and the same commands on the machine itself.</summary>
public sealed class RemoteCommandTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWriter _output = new();
    private EstateRig _rig = null!;
    private Task<int> _serving = null!;
    private string[] _there = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        string[] args = ["serve", "--urls", "http://127.0.0.1:0", "--json", .. _rig.Settings()];
        _serving = CommandLine.RunAsync(_output, new SharedWriter(), _stop.Token, args);
        var line = await _output.LineAsync(one => one.Contains("listening", StringComparison.Ordinal), Ct);
        var answer = JsonSerializer.Deserialize<JsonElement>(line);
        _there =
        [
            "--app",
            answer.GetProperty("listening").GetString()!,
            "--setting",
            $"Rotator:App:Key={answer.GetProperty("key").GetString()}",
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        await _output.DisposeAsync();
        await _rig.DisposeAsync();
        _stop.Dispose();
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
        own.LastLine.GetProperty("answer").GetString().ShouldBe("Refused");
        own.LastLine.GetProperty("reason").GetProperty("code").GetString().ShouldBe("RequesterMayNotApprove");
        cancelled.ExitCode.ShouldBe(ExitCode.Done, cancelled.Error);
        var ended = await rotating;
        ended.ExitCode.ShouldBe(ExitCode.Failed);
        ended.LastLine.GetProperty("rotation").GetProperty("outcome").GetProperty("kind").GetString().ShouldBe("Restored");
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
