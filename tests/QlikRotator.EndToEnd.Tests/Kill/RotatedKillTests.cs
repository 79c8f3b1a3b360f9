using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>
/// The process is killed for real at every moment that matters, and another one is started: the rotation ends as if nothing had
/// happened, and no consumer ever read a value that did not work.
/// </summary>
public sealed class RotatedKillTests
{
    private const string Client = "/api/v1/oauth-clients/*";
    private const string Secrets = "/api/v1/oauth-clients/*/client-secrets";
    private const string OneSecret = "/api/v1/oauth-clients/*/client-secrets/*";

    private static readonly KillPoint[] Points =
    [
        Moments.AtTenant("in Inspect", "GET", Client),
        Moments.After("Inspect"),
        Moments.AtTenant("in Issue, before the new secret exists", "POST", Secrets),
        Moments.AtTenant("in Issue, when the new secret exists and nobody has heard", "POST", Secrets, afterWork: true),
        Moments.AtProofAfter("in Issue, while the new secret is proved", "POST", Secrets),
        Moments.AtVault("in Issue, between the new secret and the vault", world => world.Secret.Name),
        Moments.AtVault("in Issue, between the vault and the checkpoint", world => world.Secret.Name, afterWork: true),
        Moments.After("Issue"),
        Moments.AtVault("in Deliver, before the slot has it", world => world.CopyName),
        Moments.AtVault("in Deliver, when the slot has it", world => world.CopyName, afterWork: true),
        Moments.After("Deliver"),
        Moments.AtProofAfterStep("in Prove", "Deliver"),
        Moments.After("Prove"),
        Moments.AtTenant("in Retire, before the old secret is deleted", "DELETE", OneSecret),
        Moments.AtTenant("in Retire, when the old secret is deleted and nobody has heard", "DELETE", OneSecret, afterWork: true),
        Moments.AtProofAfter("in Retire, while its death is proved", "DELETE", OneSecret),
        Moments.WhilePeopleAreTold(),
    ];

    public static TheoryData<string> Names => [.. Points.Select(point => point.Name)];

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Names))]
    public async Task Rotate_Killed_GoesOnToTheSameEnd(string moment)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(secret: 0, ct);
        var seeded = world.Hints.ShouldHaveSingleItem();
        var point = Points.Single(point => point.Name == moment);
        point.Arm(world);
        var first = world.Rotate();
        await point.ReachedAsync(world, first, ct);
        await first.KillAsync(ct);
        world.HasEnded().ShouldBeFalse("the moment was missed");
        world.Estate.Qlik.Faults.Clear();
        world.Estate.Vault.Faults.Clear();

        var second = world.Serve();
        await Until.TrueAsync(world.HasEnded, second, ct);
        await second.KillAsync(ct);

        world.OutcomeText().ShouldContain("\"Rotated\"", customMessage: world.Story());
        world.Hints.ShouldNotContain(seeded);
        // Nothing at the tenant says whose a secret is that nobody has heard of: it is listed, and left to a person.
        world.Hints.Count.ShouldBe(1 + (await world.LeftAsync(ct)).Count);
        Accepted(world, world.NewestValue).ShouldBeTrue();
        Accepted(world, world.Secret.OldValue.Reveal()).ShouldBeFalse();
        world.Estate.Vault.Vault.Latest(world.CopyName)!.Value.ShouldBe(world.NewestValue);
        world.Probe.Trouble.ShouldBeNull();
        world.Probe.Looks.ShouldBeGreaterThan(100);
        world.FindValues().ShouldBeEmpty();
    }

    private static bool Accepted(KillWorld world, string value) =>
        world.Estate.Qlik.Tenant(world.Secret.Tenant).AcceptsClientSecret(world.Secret.ClientId, value);
}
