using QlikRotator.Core.Registry;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

public sealed class ReadTests : VaultTests
{
    [Fact]
    public async Task Read_WithoutAVersion_GivesTheNewest()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Vault.SetSecret(
            "reporting",
            "new",
            new Dictionary<string, string> { ["qlik-source"] = "api-key" },
            VaultWorld.Noon.AddDays(90),
            "text/plain"
        );

        var read = await World.Vault.ReadAsync(World.Secret("reporting"), version: null, Ct);

        read.Problem.ShouldBeNull();
        read.Value!.Value.Reveal().ShouldBe("new");
        read.Value!.Info.Reference.ShouldBe(World.Versions("reporting")[1]);
        read.Value!.Info.Tags.ShouldBe(new Dictionary<string, string> { ["qlik-source"] = "api-key" });
        read.Value!.Info.CreatedOn.ShouldBe(VaultWorld.Noon);
        read.Value!.Info.ExpiresOn.ShouldBe(VaultWorld.Noon.AddDays(90));
        read.Value!.Info.Enabled.ShouldBeTrue();
        read.Value!.Info.ContentType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task Read_OfAnOlderVersion_GivesThatOne()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Vault.SetSecret("reporting", "new");

        var read = await World.Vault.ReadAsync(World.Secret("reporting"), World.Versions("reporting")[0].Version, Ct);

        read.Value!.Value.Reveal().ShouldBe("old");
    }

    [Fact]
    public async Task Read_OfAnExpiredVersion_StillGivesIt()
    {
        World.First.Vault.SetSecret("reporting", "old", expires: VaultWorld.Noon.AddDays(-1));

        (await World.Vault.ReadAsync(World.Secret("reporting"), version: null, Ct)).Value!.Value.Reveal().ShouldBe("old");
    }

    [Fact]
    public async Task Read_OfAnUnknownName_SaysNotFound() => await ShouldBeAsync("nobody", "SecretNotFound");

    [Fact]
    public async Task Read_OfADisabledVersion_SaysDisabled()
    {
        World.First.Vault.SetSecret("reporting", "old", enabled: false);

        await ShouldBeAsync("reporting", "SecretDisabled");
    }

    [Fact]
    public async Task Read_OfADeletedSecret_SaysWhatToDo()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Vault.DeleteSecret("reporting");

        var problem = await ShouldBeAsync("reporting", "SecretDeleted");

        problem.ShouldContain("recover");
        problem.ShouldContain("purge");
    }

    [Fact]
    public async Task Read_WithoutTheRole_SaysForbidden()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Faults.Forbid();

        (await ShouldBeAsync("reporting", "VaultForbidden")).ShouldContain("Key Vault Secrets Officer");
    }

    [Fact]
    public async Task Read_WithATokenThatIsNotTaken_SaysForbidden()
    {
        World.Settings["Rotator:Vaults:0:LoopbackToken"] = "another";

        await ShouldBeAsync("reporting", "VaultForbidden");
    }

    [Fact]
    public async Task Read_InAVaultThatIsNotConfigured_IsNotEvenAsked()
    {
        var stranger = new SecretReference(new Uri("https://stranger.vault.azure.net"), "reporting");

        var read = await World.Vault.ReadAsync(stranger, version: null, Ct);

        read.Problem!.Code.ShouldBe("VaultNotConfigured");
        World.First.Requests.ShouldBeEmpty();
    }

    private async Task<string> ShouldBeAsync(string name, string code)
    {
        var read = await World.Vault.ReadAsync(World.Secret(name), version: null, Ct);

        read.Value.ShouldBeNull();
        read.Problem!.Code.ShouldBe(code);
        return read.Problem.Message;
    }
}
