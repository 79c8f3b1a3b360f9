using QlikRotator.Application.Adopting;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Holds;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Adopting;

/// <summary>A secret that comes under management is no time bomb.</summary>
public sealed class AdoptionHoldTests : IAsyncLifetime
{
    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient(new NewOAuthClient { SecretAge = TimeSpan.FromDays(100) });
        _world.KeyVault.Vault.SetSecret("reporting", _client.Secret);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Adopt_Secret_IsHeldUntilAPersonReleasesIt()
    {
        (await AdoptAsync(Order())).Kind.ShouldBe(AdoptionKind.Adopted);
        _world.Time.Skip(TimeSpan.FromDays(700));

        (await _world.RotateAsync(Newest())).ShouldEndAs(OutcomeKind.Held);

        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
        await _world.ReleaseAsync("reporting");
        (await _world.SweepAsync()).ShouldHaveSingleItem().Kind.ShouldBe(RetireKind.Retired);
    }

    [Fact]
    public async Task Adopt_WithADate_IsHeldUntilThen()
    {
        var day = DateOnly.FromDateTime(_world.Time.GetUtcNow().UtcDateTime).AddDays(30);

        var result = await AdoptAsync(Order() with { Hold = HoldWish.Of(Hold.Read($"{day:yyyy-MM-dd}")!) });

        result.Kind.ShouldBe(AdoptionKind.Adopted, result.Reason.ToString());
        Tag().ShouldBe($"{day:yyyy-MM-dd}");
    }

    [Fact]
    public async Task Adopt_WithADateThatHasPassed_IsRefused_AndNothingIsWritten()
    {
        var result = await AdoptAsync(Order() with { Hold = HoldWish.Of(Hold.Read("2020-01-31")!) });

        result.Reason.Code.ShouldBe("HoldOver");
        _world.KeyVault.Vault.Latest("reporting")!.Tags.ShouldBeEmpty();
        Tag().ShouldBeNull();
    }

    [Theory]
    [InlineData("person", RetirementWay.Held)]
    [InlineData("none", RetirementWay.Deleted)]
    public async Task Adopt_DryRun_SaysWhenItIsDueAndWhatDies_AndHoldsNothing(string hold, RetirementWay way)
    {
        var result = await AdoptAsync(Order() with { Hold = HoldWish.Read(hold)! }, dryRun: true);

        result.Kind.ShouldBe(AdoptionKind.WouldAdopt);
        result.DueAt.ShouldNotBeNull();
        (result.Retirement!.Way, result.Retirement.CredentialId).ShouldBe((way, _client.Hint));
        (result.Retirement.NotBefore is null).ShouldBe(way == RetirementWay.Held);
        Tag().ShouldBeNull();
    }

    /// <summary>Adopting again corrects tags: it neither holds what was released nor releases what is held.</summary>
    [Fact]
    public async Task Adopt_ManagedAlready_LeavesTheHoldAsItIs()
    {
        await AdoptAsync(Order());
        await AdoptAsync(Order());
        Tag().ShouldBe("person");
        await _world.ReleaseAsync("reporting");

        await AdoptAsync(Order());

        Tag().ShouldBeNull();
    }

    /// <summary>Whoever paused it did not ask for its next rotation.</summary>
    [Fact]
    public async Task Adopt_PausedAlready_StaysPaused()
    {
        _world.KeyVault.Vault.SetSecret(
            "reporting",
            _client.Secret,
            new Dictionary<string, string> { [ManagedTags.Schedule] = "paused", ["team"] = "billing" }
        );

        (await AdoptAsync(Order())).Kind.ShouldBe(AdoptionKind.Adopted);

        var tags = _world.KeyVault.Vault.Latest("reporting")!.Tags;
        (tags[ManagedTags.Schedule], tags["team"]).ShouldBe(("paused", "billing"));
    }

    [Fact]
    public async Task Adopt_WithoutAHold_ReleasesWhatIsHeld()
    {
        await AdoptAsync(Order());

        var result = await AdoptAsync(Order() with { Hold = HoldWish.None });

        result.Retirement!.Way.ShouldBe(RetirementWay.Deleted);
        Tag().ShouldBeNull();
    }

    private string? Tag() => _world.KeyVault.Vault.Latest("reporting")!.Tags.GetValueOrDefault(ManagedTags.Hold);

    private SecretVersionReference Newest() =>
        new(_world.KeyVault.Address, "reporting", _world.KeyVault.Vault.Latest("reporting")!.Version);

    private Task<AdoptionResult> AdoptAsync(AdoptionOrder order, bool dryRun = false) =>
        _world.Get<Adoption>().AdoptAsync(order, dryRun, RotationWorld.Ct);

    private AdoptionOrder Order() =>
        new("reporting", "oauth-client-secret", RotationWorld.Host, _client.ClientId, null, "default", [], null);
}
