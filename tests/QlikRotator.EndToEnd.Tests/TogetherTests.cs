using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.EndToEnd.Tests;

public sealed class TogetherTests
{
    [Fact(Timeout = 180_000)]
    public async Task Rotate_InThreeProcessesAtOnce_IsOneRotation()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(secret: 1, ct);
        var seeded = world.Hints.ShouldHaveSingleItem();

        var processes = Enumerable.Range(0, 3).Select(_ => world.Run("rotate", world.Secret.Name)).ToList();
        foreach (var process in processes)
        {
            await Until.TrueAsync(() => process.Written.Contains("Approval asked for", StringComparison.Ordinal), process, ct);
        }

        var approved = await world.Run("approve", world.Secret.Name, "--as", KillWorld.Approver).ExitCodeAsync(ct);
        var codes = await Task.WhenAll(processes.Select(process => process.ExitCodeAsync(ct)));

        approved.ShouldBe(0, world.Story());
        codes.ShouldAllBe(code => code == 0, world.Story());
        world.StepsDone().Count(step => step == "Issue").ShouldBe(1);
        world.Hints.ShouldHaveSingleItem().ShouldNotBe(seeded);
        world.Estate.Vault.Vault.Versions(world.Secret.Name).Count.ShouldBe(2);
        world.Probe.Trouble.ShouldBeNull();
    }
}
