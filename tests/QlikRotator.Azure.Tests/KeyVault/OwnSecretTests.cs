using QlikRotator.Application.OwnSecrets;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

/// <summary>Somebody who may write into one watched vault plants a secret that is called like one of the rotator's own.</summary>
public sealed class OwnSecretTests : VaultTests
{
    private const string Name = "callback-key";

    private protected override int Vaults => 2;

    private NamedSecret Own => World.Get<NamedSecret>();

    [Fact]
    public async Task ReadAsync_OneOfThatNameInAnotherVaultToo_GivesTheOneOfTheOwnVault()
    {
        World.First.Vault.SetSecret(Name, "good");
        World.Second.Vault.SetSecret(Name, "planted");

        (await Own.ReadAsync(Name, Ct)).Value.ShouldNotBeNull().Reveal().ShouldBe("good");
    }

    [Fact]
    public async Task ReadAsync_TheOwnVaultRefuses_IsARefusalAndNotThePlantedValue()
    {
        World.First.Vault.SetSecret(Name, "good");
        World.Second.Vault.SetSecret(Name, "planted");
        World.First.Faults.Forbid();

        var read = await Own.ReadAsync(Name, Ct);

        read.Value.ShouldBeNull();
        read.Problem.ShouldNotBeNull().Code.ShouldBe("VaultForbidden");
    }

    [Fact]
    public async Task ReadAsync_OnlyInAnotherVault_IsNotFound()
    {
        World.Second.Vault.SetSecret(Name, "planted");

        var read = await Own.ReadAsync(Name, Ct);

        read.Value.ShouldBeNull();
        read.Problem.ShouldNotBeNull().Code.ShouldBe("SecretNotFound");
    }

    [Fact]
    public async Task ReadAsync_WithOwnVaultSet_ReadsThere()
    {
        World.Settings["Rotator:OwnVault"] = World.Second.Address.ToString();
        World.First.Vault.SetSecret(Name, "planted");
        World.Second.Vault.SetSecret(Name, "good");

        (await Own.ReadAsync(Name, Ct)).Value.ShouldNotBeNull().Reveal().ShouldBe("good");
    }

    [Fact]
    public async Task ReadAsync_ByFullAddress_ReadsThatOne()
    {
        World.First.Vault.SetSecret(Name, "good");
        World.Second.Vault.SetSecret(Name, "planted");

        (await Own.ReadAsync(new Uri(World.First.Address, $"secrets/{Name}").AbsoluteUri, Ct))
            .Value.ShouldNotBeNull()
            .Reveal()
            .ShouldBe("good");
    }
}
