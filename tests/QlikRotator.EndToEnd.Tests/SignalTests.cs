using System.Diagnostics;
using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.EndToEnd.Tests;

/// <summary>Asked to stop, the process stops at once and loses nothing.</summary>
public sealed class SignalTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Serve_Signalled_IsDone(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of this kind are sent by kill.");
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(secret: 1, ct);
        var serving = world.Serve();
        await Until.TrueAsync(() => world.StepsDone().Contains("ReadVerdict"), serving, ct);

        using var kill = Process.Start("kill", [$"-{signal}", $"{serving.Id}"]);
        await kill.WaitForExitAsync(ct);

        (await serving.ExitCodeAsync(ct)).ShouldBe(0, world.Story());
        world.HasEnded().ShouldBeFalse();
        world.Hints.Count.ShouldBe(2);
    }
}
