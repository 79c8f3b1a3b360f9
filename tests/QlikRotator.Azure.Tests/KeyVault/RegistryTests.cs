using QlikRotator.Core.Registry;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

public sealed class RegistryTests : VaultTests
{
    private static readonly Dictionary<string, string> Managed = new() { ["qlik-source"] = "api-key" };

    private protected override int Vaults => 2;

    [Fact]
    public async Task ListManaged_OverVaultsAndPages_GivesTheNewestVersionOfEachTaggedSecret()
    {
        for (var number = 0; number < 40; number++)
        {
            World.First.Vault.SetSecret($"managed-{number}", "old", Managed);
            World.First.Vault.SetSecret($"managed-{number}", "new", Managed);
            World.First.Vault.SetSecret($"other-{number}", "value");
        }

        World.Second.Vault.SetSecret("elsewhere", "value", Managed);

        var listed = await ListAsync();

        listed.Count.ShouldBe(41);
        listed.Select(version => version.Reference.Name).ShouldBeUnique();
        listed.Select(version => version.Reference).ShouldContain(World.Versions("managed-7")[1]);
        listed.ShouldContain(version => version.Reference.Vault == World.Second.Address && version.Reference.Name == "elsewhere");
    }

    [Fact]
    public async Task ListManaged_OfADisabledSecret_SaysThatItIsDisabled()
    {
        World.First.Vault.SetSecret("paused", "value", Managed, enabled: false);

        (await ListAsync()).ShouldHaveSingleItem().Enabled.ShouldBeFalse();
    }

    [Fact]
    public async Task ListManaged_WhenOnlyAnOlderVersionIsTagged_LeavesItOut()
    {
        World.First.Vault.SetSecret("former", "old", Managed);
        World.First.Vault.SetSecret("former", "new");

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListManaged_WithOneVaultOut_GivesTheOthersAndNamesIt()
    {
        World.First.Faults.Forbid();
        World.Second.Vault.SetSecret("elsewhere", "value", Managed);

        var listing = await World.Registry.ListManagedAsync(Ct);

        listing.Managed.ShouldHaveSingleItem().Reference.Name.ShouldBe("elsewhere");
        var unread = listing.Unread.ShouldHaveSingleItem();
        unread.Vault.ShouldBe(World.First.Address);
        unread.Name.ShouldBeNull();
        unread.Reason.Code.ShouldBe("VaultForbidden");
        unread.Passing.ShouldBeFalse();
    }

    [Theory]
    [InlineData(VaultFaultKind.Throttle, "VaultThrottled", true)]
    [InlineData(VaultFaultKind.Forbid, "VaultForbidden", false)]
    public async Task ListManaged_WithOneSecretOut_GivesAllOthersAndNamesIt(VaultFaultKind kind, string code, bool passing)
    {
        foreach (var name in new[] { "before", "busy", "later" })
        {
            World.First.Vault.SetSecret(name, "value", Managed);
        }

        World.Second.Vault.SetSecret("elsewhere", "value", Managed);
        World.First.Faults.Add(
            new VaultFault
            {
                Kind = kind,
                Times = 1,
                RetryAfter = TimeSpan.FromMinutes(10),
                PathPrefix = "/secrets/busy",
            }
        );

        var listing = await World.Registry.ListManagedAsync(Ct);

        listing.Managed.Select(version => version.Reference.Name).Order().ShouldBe(["before", "elsewhere", "later"]);
        var unread = listing.Unread.ShouldHaveSingleItem();
        (unread.ToString(), unread.Reason.Code, unread.Passing).ShouldBe(
            ($"{World.First.Address.Authority}/busy", code, passing)
        );
    }

    /// <summary>Each of hundreds of secrets asked for would only keep a vault busy that answers nobody.</summary>
    [Fact]
    public async Task ListManaged_WithAVaultThatOnlyLists_GivesUpOnIt()
    {
        for (var number = 0; number < 40; number++)
        {
            World.First.Vault.SetSecret($"managed-{number:D2}", "value", Managed);
        }

        World.First.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Throttle,
                RetryAfter = TimeSpan.FromMinutes(10),
                PathPrefix = "/secrets/managed-",
            }
        );

        var listing = await World.Registry.ListManagedAsync(Ct);

        listing.Unread.Count.ShouldBe(17);
        listing.Unread.ShouldContain(place => place.Name == null);
    }

    [Fact]
    public async Task Find_OfANameInOneVault_GivesItsNewestVersion()
    {
        World.Second.Vault.SetSecret("elsewhere", "old");
        World.Second.Vault.SetSecret("elsewhere", "new");

        var found = await World.Registry.FindAsync("elsewhere", Ct);

        found.Value!.Reference.Vault.ShouldBe(World.Second.Address);
        found.Value.Reference.Version.ShouldBe(World.Second.Vault.Latest("elsewhere")!.Version);
    }

    [Fact]
    public async Task Find_OfANameInTwoVaults_AsksForTheVault()
    {
        World.First.Vault.SetSecret("twice", "a");
        World.Second.Vault.SetSecret("twice", "b");

        var found = await World.Registry.FindAsync("twice", Ct);
        var named = await World.Registry.FindAsync($"{World.Second.Address.Authority}/twice", Ct);

        found.Value.ShouldBeNull();
        found.Problem!.Code.ShouldBe("SecretAmbiguous");
        named.Value!.Reference.Vault.ShouldBe(World.Second.Address);
    }

    [Fact]
    public async Task Find_OfADisabledNewestVersion_GivesIt()
    {
        World.First.Vault.SetSecret("paused", "old");
        World.First.Vault.SetSecret("paused", "new", enabled: false);

        (await World.Registry.FindAsync("paused", Ct)).Value!.Reference.ShouldBe(World.Versions("paused")[1]);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("no such name!")]
    [InlineData("")]
    [InlineData("stranger.vault.azure.net/nobody")]
    public async Task Find_OfANameNobodyHas_SaysNotFound(string name) =>
        (await World.Registry.FindAsync(name, Ct)).Problem!.Code.ShouldBe("SecretNotFound");

    [Fact]
    public async Task Find_OfADeletedName_SaysWhatToDo()
    {
        World.Second.Vault.SetSecret("gone", "value");
        World.Second.Vault.DeleteSecret("gone");

        (await World.Registry.FindAsync("gone", Ct)).Problem!.Code.ShouldBe("SecretDeleted");
    }

    [Fact]
    public async Task Find_WithoutTheRole_SaysForbidden()
    {
        World.First.Faults.Forbid();

        (await World.Registry.FindAsync("nobody", Ct)).Problem!.Code.ShouldBe("VaultForbidden");
    }

    private async Task<IReadOnlyList<SecretVersionInfo>> ListAsync() => (await World.Registry.ListManagedAsync(Ct)).Managed;
}
