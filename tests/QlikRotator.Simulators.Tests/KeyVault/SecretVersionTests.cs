using Azure.Security.KeyVault.Secrets;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class SecretVersionTests : VaultTests
{
    [Fact]
    public async Task GetSecret_JustSet_ReturnsEverythingGiven()
    {
        var expires = Clock.GetUtcNow().AddDays(90);
        var secret = new KeyVaultSecret("acme-client", "s3cret");
        secret.Properties.ContentType = "text/plain";
        secret.Properties.ExpiresOn = expires;
        secret.Properties.Tags["qlik-source"] = "oauth-client-secret";
        var set = (await Secrets.SetSecretAsync(secret, Ct)).Value;

        var read = (await Secrets.GetSecretAsync("acme-client", cancellationToken: Ct)).Value;

        read.Value.ShouldBe("s3cret");
        read.Properties.Version.ShouldBe(set.Properties.Version);
        read.Properties.Version.ShouldMatch("^[0-9a-f]{32}$");
        read.Id.ShouldBe(new Uri(Simulator.Address, $"secrets/acme-client/{set.Properties.Version}"));
        read.Properties.ContentType.ShouldBe("text/plain");
        read.Properties.Enabled.ShouldBe(true);
        read.Properties.ExpiresOn.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(expires.ToUnixTimeSeconds()));
        read.Properties.Tags.ShouldBe(new Dictionary<string, string> { ["qlik-source"] = "oauth-client-secret" });
        read.Properties.RecoveryLevel.ShouldBe("Recoverable+Purgeable");
        read.Properties.RecoverableDays.ShouldBe(90);
        read.Properties.CreatedOn.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(Clock.GetUtcNow().ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task GetSecret_NoExpiryGiven_NeverExpires()
    {
        await Secrets.SetSecretAsync("forever", "value", Ct);

        var read = (await Secrets.GetSecretAsync("forever", cancellationToken: Ct)).Value;

        read.Properties.ExpiresOn.ShouldBeNull();
        read.Properties.NotBefore.ShouldBeNull();
        read.Properties.Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetSecret_ManyVersionsInOneSecond_ReturnsTheLastOneSet()
    {
        for (var i = 0; i < 20; i++)
        {
            await Secrets.SetSecretAsync("quick", $"value-{i}", Ct);
            (await Secrets.GetSecretAsync("quick", cancellationToken: Ct)).Value.Value.ShouldBe($"value-{i}");
        }

        Simulator
            .Vault.Versions("quick")
            .Select(version => version.Value)
            .ShouldBe(Enumerable.Range(0, 20).Select(i => $"value-{i}"));
        Simulator.Vault.Versions("quick").Select(version => version.Created).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task GetSecret_OlderVersion_StaysReadable()
    {
        var first = (await Secrets.SetSecretAsync("kept", "one", Ct)).Value;
        await Secrets.SetSecretAsync("kept", "two", Ct);

        var read = (await Secrets.GetSecretAsync("kept", first.Properties.Version, cancellationToken: Ct)).Value;

        read.Value.ShouldBe("one");
    }

    [Fact]
    public async Task GetSecret_NameInOtherCase_IsTheSameSecret()
    {
        await Secrets.SetSecretAsync("Mixed-Case", "value", Ct);

        var read = (await Secrets.GetSecretAsync("mixed-case", cancellationToken: Ct)).Value;

        read.Name.ShouldBe("Mixed-Case");
    }

    [Fact]
    public async Task GetSecret_Expired_StaysReadable()
    {
        Simulator.Vault.SetSecret("old", "value", expires: Clock.GetUtcNow().AddDays(1));
        Clock.Advance(TimeSpan.FromDays(2));

        (await Secrets.GetSecretAsync("old", cancellationToken: Ct)).Value.Value.ShouldBe("value");
    }

    [Fact]
    public async Task GetSecret_UnknownName_Is404SecretNotFound() =>
        await Secrets.GetSecretAsync("nobody", cancellationToken: Ct).ShouldBeRefusedAsync(404, "SecretNotFound");

    [Fact]
    public async Task GetSecret_UnknownVersion_Is404SecretNotFound()
    {
        Simulator.Vault.SetSecret("known", "value");

        var call = Secrets.GetSecretAsync("known", new string('0', 32), cancellationToken: Ct);

        await call.ShouldBeRefusedAsync(404, "SecretNotFound");
    }

    [Fact]
    public async Task SetSecret_TagsNotRepeated_LeavesTheNewVersionWithoutTags()
    {
        Simulator.Vault.SetSecret("tagged", "one", new Dictionary<string, string> { ["qlik-id"] = "42" });

        var second = (await Secrets.SetSecretAsync("tagged", "two", Ct)).Value;

        second.Properties.Tags.ShouldBeEmpty();
        Simulator.Vault.Versions("tagged")[0].Tags.ShouldContainKeyAndValue("qlik-id", "42");
    }

    [Fact]
    public void ToString_OfAVersion_HidesTheValue() =>
        Simulator.Vault.SetSecret("quiet", "do-not-print").ToString().ShouldNotContain("do-not-print");
}
