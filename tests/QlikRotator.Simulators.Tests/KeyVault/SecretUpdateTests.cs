using Azure.Security.KeyVault.Secrets;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class SecretUpdateTests : VaultTests
{
    [Fact]
    public async Task UpdateSecret_NewTagsAndExpiry_TakeEffectOnThatVersionOnly()
    {
        var first = Simulator.Vault.SetSecret("one", "old", new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        Simulator.Vault.SetSecret("one", "new");
        Clock.Advance(TimeSpan.FromMinutes(5));
        var properties = new SecretProperties(new Uri(Simulator.Address, $"secrets/one/{first.Version}"))
        {
            ExpiresOn = Clock.GetUtcNow().AddDays(7),
            ContentType = "application/json",
        };
        properties.Tags["a"] = "9";

        await Secrets.UpdateSecretPropertiesAsync(properties, Ct);

        var read = (await Secrets.GetSecretAsync("one", first.Version, cancellationToken: Ct)).Value;
        read.Value.ShouldBe("old");
        read.Properties.Tags.ShouldBe(new Dictionary<string, string> { ["a"] = "9" });
        read.Properties.ExpiresOn.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds()));
        read.Properties.ContentType.ShouldBe("application/json");
        read.Properties.UpdatedOn.ShouldBe(read.Properties.CreatedOn!.Value.AddMinutes(5));
        Simulator.Vault.Latest("one")!.Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task UpdateSecret_OnlyDisabled_KeepsTagsAndExpiry()
    {
        var tags = new Dictionary<string, string> { ["a"] = "1" };
        var version = Simulator.Vault.SetSecret("one", "old", tags, Clock.GetUtcNow().AddDays(1));

        await SetEnabledAsync("one", version.Version, enabled: false);

        var changed = Simulator.Vault.Latest("one")!;
        changed.Enabled.ShouldBeFalse();
        changed.Tags.ShouldBe(tags);
        changed.Expires.ShouldBe(version.Expires);
    }

    [Fact]
    public async Task UpdateSecret_SetWhileAnAttributeIsSent_LeavesTheLatestTheLatest()
    {
        var first = Simulator.Vault.SetSecret("one", "old");
        Simulator.Vault.SetSecret("one", "new");

        await SetEnabledAsync("one", first.Version, enabled: true);

        (await Secrets.GetSecretAsync("one", cancellationToken: Ct)).Value.Value.ShouldBe("new");
    }

    [Fact]
    public async Task GetSecret_DisabledVersion_Is403SecretDisabled()
    {
        var first = Simulator.Vault.SetSecret("one", "old");
        Simulator.Vault.SetSecret("one", "new");
        await SetEnabledAsync("one", first.Version, enabled: false);

        var call = Secrets.GetSecretAsync("one", first.Version, cancellationToken: Ct);

        await call.ShouldBeRefusedAsync(403, "Forbidden", "SecretDisabled");
        (await Secrets.GetSecretAsync("one", cancellationToken: Ct)).Value.Value.ShouldBe("new");
    }

    [Fact]
    public async Task GetSecret_LatestDisabled_Is403EvenThoughAnOlderOneIsEnabled()
    {
        Simulator.Vault.SetSecret("one", "old");
        var latest = Simulator.Vault.SetSecret("one", "new");
        await SetEnabledAsync("one", latest.Version, enabled: false);

        await Secrets.GetSecretAsync("one", cancellationToken: Ct).ShouldBeRefusedAsync(403, "Forbidden", "SecretDisabled");
    }

    [Fact]
    public async Task GetSecret_EnabledAgain_ReturnsTheValue()
    {
        var version = Simulator.Vault.SetSecret("one", "value", enabled: false);

        await SetEnabledAsync("one", version.Version, enabled: true);

        (await Secrets.GetSecretAsync("one", cancellationToken: Ct)).Value.Value.ShouldBe("value");
    }

    [Fact]
    public async Task UpdateSecret_UnknownVersion_Is404()
    {
        Simulator.Vault.SetSecret("one", "value");

        await SetEnabledAsync("one", new string('f', 32), enabled: false).ShouldBeRefusedAsync(404, "SecretNotFound");
    }

    private async Task<SecretProperties> SetEnabledAsync(string name, string version, bool enabled)
    {
        var properties = new SecretProperties(new Uri(Simulator.Address, $"secrets/{name}/{version}")) { Enabled = enabled };
        return await Secrets.UpdateSecretPropertiesAsync(properties, Ct);
    }
}
