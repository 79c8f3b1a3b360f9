using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>
/// Killed at an organization, where nobody says who signs in, at the moments at which that counts: when something was made or deleted there, and
/// nobody has heard.
/// </summary>
public sealed class OrganizationKillTests
{
    private const string Secrets = "/api/core/oauth-clients/*/client-secrets";

    private static readonly (KillPoint Point, int Left)[] Points =
    [
        (Moments.AtTenant("in Issue, when the new secret exists and nobody has heard", "POST", Secrets, afterWork: true), 1),
        (Moments.AtVault("in Issue, between the new secret and the vault", world => world.Secret.Name), 0),
        (Moments.AtTenant("in Retire, when the old one is deleted and nobody has heard", "DELETE", $"{Secrets}/*", true), 0),
    ];

    public static TheoryData<string> Names => [.. Points.Select(one => one.Point.Name)];

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Names))]
    public async Task Rotate_Killed_GoesOnToTheSameEnd(string moment)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartWithTiersAsync(WatchedSecrets.OrganizationClient, ct);
        var seeded = world.Hints.ShouldHaveSingleItem();
        var (point, orphans) = Points.Single(one => one.Point.Name == moment);
        point.Arm(world);
        var first = world.Rotate();
        await point.ReachedAsync(world, first, ct);
        await first.KillAsync(ct);
        world.HasEnded().ShouldBeFalse("the moment was missed");
        world.Estate.Qlik.Faults.Clear();
        world.Estate.Vault.Faults.Clear();

        var second = world.Rotate();

        (await second.ExitCodeAsync(ct)).ShouldBe(0, world.Story());
        world.OutcomeText().ShouldContain("\"Rotated\"", customMessage: world.Story());
        world.Hints.ShouldNotContain(seeded);
        var left = await world.LeftAsync(ct);
        left.Select(one => one.Why!.Code).ShouldBe(Enumerable.Repeat("AnswerLost", orphans));
        world.Hints.Count.ShouldBe(1 + orphans);
        world.Watched.Accepts(world.NewestValue).ShouldBeTrue();
        world.Watched.Accepts(world.Secret.OldValue.Reveal()).ShouldBeFalse();
        world.Probe.Trouble.ShouldBeNull();
        world.Probe.Looks.ShouldBeGreaterThan(100);
        world.FindValues().ShouldBeEmpty();
    }
}
