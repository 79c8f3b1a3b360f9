using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>Killed around a person's answer: while it is waited for, and while a no gives the old value back.</summary>
public sealed class AnsweredKillTests
{
    private const string OneSecret = "/api/v1/oauth-clients/*/client-secrets/*";

    private static readonly KillPoint[] Points =
    [
        Moments.AtVault("in Restore, before the old value is the newest again", world => world.Secret.Name),
        Moments.AtVault("in Restore, between the vault and the checkpoint", world => world.Secret.Name, afterWork: true),
        Moments.After("Restore"),
        Moments.AtTenant("in Discard, before the new secret is deleted", "DELETE", OneSecret),
        Moments.AtTenant("in Discard, when the new secret is deleted and nobody has heard", "DELETE", OneSecret, afterWork: true),
        Moments.WhilePeopleAreTold(),
    ];

    public static TheoryData<string> Names => [.. Points.Select(point => point.Name)];

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Names))]
    public async Task Reject_Killed_GivesTheOldValueBack(string moment)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(secret: 1, ct);
        var seeded = world.Hints.ShouldHaveSingleItem();
        var first = world.Rotate();
        await AskedAsync(world, first, ct);
        var point = Points.Single(point => point.Name == moment);
        point.Arm(world);
        (await AnswerAsync(world, "reject", ct)).ShouldBe(0, world.Story());
        await point.ReachedAsync(world, first, ct);
        await first.KillAsync(ct);
        world.HasEnded().ShouldBeFalse("the moment was missed");
        world.Estate.Qlik.Faults.Clear();
        world.Estate.Vault.Faults.Clear();

        var second = world.Serve();
        await Until.TrueAsync(world.HasEnded, second, ct);
        await second.KillAsync(ct);

        world.OutcomeText().ShouldContain("\"Restored\"", customMessage: world.Story());
        world.Hints.ShouldHaveSingleItem().ShouldBe(seeded);
        world.NewestValue.ShouldBe(world.Secret.OldValue.Reveal());
        world.Probe.Trouble.ShouldBeNull();
        world.FindValues().ShouldBeEmpty();
    }

    [Fact(Timeout = 180_000)]
    public async Task Approve_WhileNobodyRunsIt_IsFoundByTheNextProcess()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(secret: 1, ct);
        var seeded = world.Hints.ShouldHaveSingleItem();
        var first = world.Rotate();
        await AskedAsync(world, first, ct);
        await first.KillAsync(ct);
        (await AnswerAsync(world, "approve", ct)).ShouldBe(0, world.Story());
        world.Hints.Count.ShouldBe(2, "an answer alone changes nothing");

        var second = world.Rotate();

        (await second.ExitCodeAsync(ct)).ShouldBe(0, world.Story());
        world.Hints.ShouldHaveSingleItem().ShouldNotBe(seeded);
        world.Probe.Trouble.ShouldBeNull();
    }

    private static Task AskedAsync(KillWorld world, RotatorProcess process, CancellationToken ct) =>
        Until.TrueAsync(() => world.StepsDone().Contains("ReadVerdict"), process, ct);

    private static Task<int> AnswerAsync(KillWorld world, string answer, CancellationToken ct) =>
        world.Run(answer, world.Secret.Name, "--as", KillWorld.Approver).ExitCodeAsync(ct);
}
