using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Versions that somebody else writes around the moment in which a new one is: dates have whole seconds.</summary>
public sealed class VersionsOfOneMomentTests : IAsyncLifetime
{
    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Between the last look and the vault's write, which no look can see: the other's word comes back as the last.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rotate_VersionWrittenRightBeforeOurs_IsWrittenAgainAndOursIsNotKept(bool isYoung)
    {
        var subject = isYoung ? ManageJustNow() : _world.Manage(_client);
        _world.KeyVault.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Delay,
                Method = "PUT",
                Times = 1,
                Struck = Overwrite,
            }
        );

        var story = await _world.RotateAsync(subject);

        story.ShouldEndAs(OutcomeKind.PersonNeeded, "ForeignVersion");
        story.Versions.Count(version => version.Value == "written by somebody else").ShouldBe(2);
        story.Newest.Value.ShouldBe("written by somebody else");
        _world.Tenant.ClientSecrets(_client.ClientId).ShouldHaveSingleItem();
    }

    /// <summary>A version of the same second as the one that is replaced was there before: nobody slipped in.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rotate_VersionsOfOneSecond_NobodySlippedIn(bool isYoung)
    {
        Overwrite();
        var subject = isYoung ? ManageJustNow() : _world.Manage(_client);

        var story = await _world.RotateAsync(subject);

        story.ShouldHaveReplaced(_client);
        story.Versions.Count(version => version.Enabled).ShouldBe(1);
    }

    /// <summary>What came since is younger, and what is to be disabled was seen when the new value was stored.</summary>
    [Fact]
    public async Task Rotate_ReplacesAVersionOfAWhileAgo_VersionsAreListedOnce()
    {
        var subject = _world.Manage(_client);
        var asked = _world.KeyVault.Requests.Count;

        (await _world.RotateAsync(subject)).ShouldHaveReplaced(_client);

        _world.KeyVault.Requests.Skip(asked).Count(one => one.Path.EndsWith("/versions", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>In the second in which it is rotated.</summary>
    private SecretVersionReference ManageJustNow()
    {
        var subject = _world.Manage(_client);
        var version = _world.KeyVault.Vault.Latest(subject.Name)!;
        return subject with
        {
            Version = _world.KeyVault.Vault.SetSecret(subject.Name, version.Value, version.Tags, version.Expires).Version,
        };
    }

    private void Overwrite() => _world.KeyVault.Vault.SetSecret(RotationWorld.SecretName, "written by somebody else");
}
