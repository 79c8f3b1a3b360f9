using QlikRotator.Core.Registry;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

public sealed class VersionHistoryTests : VaultTests
{
    [Fact]
    public async Task List_OverSeveralPages_GivesEveryVersionNewestFirst()
    {
        for (var day = 0; day < 60; day++)
        {
            World.First.Vault.SetSecret("reporting", $"v{day}");
            World.Clock.Advance(TimeSpan.FromDays(1));
        }

        (await ListAsync()).ShouldBe(World.Versions("reporting").Reverse());
    }

    [Fact]
    public async Task List_OfVersionsOfOneSecond_BeginsWithTheOneReadersGet()
    {
        for (var index = 0; index < 12; index++)
        {
            World.First.Vault.SetSecret("reporting", $"v{index}");
        }

        (await ListAsync())[0].ShouldBe(World.Versions("reporting")[^1]);
    }

    [Fact]
    public async Task List_OfAChainWrittenInOneSecond_FollowsTheChain()
    {
        World.First.Vault.SetSecret("reporting", "v0");
        for (var index = 1; index < 8; index++)
        {
            var replaced = World.First.Vault.Latest("reporting")!.Version;
            World.First.Vault.SetSecret(
                "reporting",
                $"v{index}",
                new Dictionary<string, string> { ["qlik-replaces"] = replaced }
            );
        }

        (await ListAsync()).ShouldBe(World.Versions("reporting").Reverse());
    }

    [Fact]
    public async Task List_WithADisabledNewestOfTheSameSecond_BeginsWithIt()
    {
        World.First.Vault.SetSecret("reporting", "v0");
        World.First.Vault.SetSecret("reporting", "v1", enabled: false);

        (await ListAsync()).ShouldBe(World.Versions("reporting").Reverse());
    }

    [Fact]
    public async Task List_OfTagsInACircle_Ends()
    {
        World.First.Vault.SetSecret("reporting", "v0");
        World.First.Vault.SetSecret("reporting", "v1");
        var versions = World.Versions("reporting");
        Replace(versions[0].Version, versions[1].Version);
        Replace(versions[1].Version, versions[0].Version);

        (await ListAsync()).ShouldBe(versions.Reverse());
    }

    [Fact]
    public async Task List_OfAnUnknownName_IsEmpty() => (await ListAsync()).ShouldBeEmpty();

    private void Replace(string version, string replaced) =>
        World.First.Vault.UpdateSecret(
            "reporting",
            version,
            new() { Tags = new Dictionary<string, string> { ["qlik-replaces"] = replaced } }
        );

    private async Task<IEnumerable<SecretVersionReference>> ListReferencesAsync() =>
        (await World.Vault.ListVersionsAsync(World.Secret("reporting"), Ct)).Select(version => version.Reference);

    private async Task<List<SecretVersionReference>> ListAsync() => [.. await ListReferencesAsync()];
}
