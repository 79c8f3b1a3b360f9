using Azure.Security.KeyVault.Secrets;
using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class SecretListingTests : VaultTests
{
    private protected override KeyVaultSimulatorOptions Options => base.Options with { PageSize = 3 };

    [Fact]
    public async Task ListVersions_MoreThanAPage_ReturnsEachOnceOverSeveralPages()
    {
        var set = Enumerable.Range(0, 10).Select(i => Simulator.Vault.SetSecret("many", $"v{i}").Version).ToList();

        var pages = await PagesAsync(Secrets.GetPropertiesOfSecretVersionsAsync("many", Ct));

        pages.Select(page => page.Count).ShouldBe([3, 3, 3, 1]);
        pages.SelectMany(page => page).Select(version => version.Version).ShouldBe(set, ignoreOrder: true);
    }

    [Fact]
    public async Task ListVersions_DisabledOnes_AreListed()
    {
        Simulator.Vault.SetSecret("one", "old", enabled: false);
        Simulator.Vault.SetSecret("one", "new");

        var pages = await PagesAsync(Secrets.GetPropertiesOfSecretVersionsAsync("one", Ct));

        pages.SelectMany(page => page).Select(version => version.Enabled).ShouldBe([true, false], ignoreOrder: true);
    }

    [Fact]
    public async Task ListVersions_UnknownName_IsEmpty()
    {
        var pages = await PagesAsync(Secrets.GetPropertiesOfSecretVersionsAsync("nobody", Ct));

        pages.SelectMany(page => page).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListSecrets_SeveralPages_ShowsTheLatestVersionsTagsWithoutAVersion()
    {
        for (var i = 0; i < 7; i++)
        {
            Simulator.Vault.SetSecret($"secret-{i}", "old", new Dictionary<string, string> { ["n"] = "old" });
            Simulator.Vault.SetSecret($"secret-{i}", "new", new Dictionary<string, string> { ["n"] = $"{i}" });
        }

        var pages = await PagesAsync(Secrets.GetPropertiesOfSecretsAsync(Ct));

        pages.Select(page => page.Count).ShouldBe([3, 3, 1]);
        var all = pages.SelectMany(page => page).ToList();
        all.Select(secret => secret.Name).ShouldBe(Enumerable.Range(0, 7).Select(i => $"secret-{i}"), ignoreOrder: true);
        all.ShouldAllBe(secret => secret.Name.EndsWith(secret.Tags["n"], StringComparison.Ordinal));
        all.ShouldAllBe(secret => secret.Version == null);
    }

    [Fact]
    public async Task ListSecrets_OneAddedBetweenPages_NeitherRepeatsNorSkipsTheOthers()
    {
        foreach (var name in (string[])["b", "d", "f", "h"])
        {
            Simulator.Vault.SetSecret(name, "value");
        }

        var seen = new List<string>();
        await foreach (var page in Secrets.GetPropertiesOfSecretsAsync(Ct).AsPages())
        {
            seen.AddRange(page.Values.Select(secret => secret.Name));
            Simulator.Vault.SetSecret("a", "value");
        }

        seen.ShouldBe(["b", "d", "f", "h"]);
    }

    private static async Task<List<IReadOnlyList<SecretProperties>>> PagesAsync(Azure.AsyncPageable<SecretProperties> listing)
    {
        var pages = new List<IReadOnlyList<SecretProperties>>();
        await foreach (var page in listing.AsPages())
        {
            pages.Add(page.Values);
        }

        return pages;
    }
}
