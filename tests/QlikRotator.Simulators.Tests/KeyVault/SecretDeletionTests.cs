using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class SecretDeletionTests : VaultTests
{
    [Fact]
    public async Task DeleteSecret_ThenRead_Is404()
    {
        Simulator.Vault.SetSecret("gone", "value");

        await DeleteAsync("gone");

        await Secrets.GetSecretAsync("gone", cancellationToken: Ct).ShouldBeRefusedAsync(404, "SecretNotFound");
        Simulator.Vault.SecretNames.ShouldBeEmpty();
        Simulator.Vault.DeletedSecretNames.ShouldBe(["gone"]);
    }

    [Fact]
    public async Task SetSecret_WhileDeleted_Is409WithTheReason()
    {
        Simulator.Vault.SetSecret("gone", "value");
        await DeleteAsync("gone");

        await Secrets.SetSecretAsync("gone", "again", Ct).ShouldBeRefusedAsync(409, "Conflict", "ObjectIsDeletedButRecoverable");
    }

    [Fact]
    public async Task GetDeletedSecret_Deleted_TellsWhenAndUntilWhen()
    {
        Simulator.Vault.SetSecret("gone", "value");
        await DeleteAsync("gone");

        var gone = (await Secrets.GetDeletedSecretAsync("gone", Ct)).Value;

        gone.RecoveryId.ShouldBe(new Uri(Simulator.Address, "deletedsecrets/gone"));
        gone.ScheduledPurgeDate.ShouldBe(gone.DeletedOn!.Value.AddDays(90));
        gone.Value.ShouldBeNull();
    }

    [Fact]
    public async Task ListDeletedSecrets_SomeDeleted_ListsOnlyThose()
    {
        Simulator.Vault.SetSecret("kept", "value");
        Simulator.Vault.SetSecret("gone", "value");
        await DeleteAsync("gone");

        var names = new List<string>();
        await foreach (var gone in Secrets.GetDeletedSecretsAsync(Ct))
        {
            names.Add(gone.Name);
        }

        names.ShouldBe(["gone"]);
    }

    [Fact]
    public async Task RecoverSecret_SeveralVersions_BringsAllOfThemBack()
    {
        var first = Simulator.Vault.SetSecret("back", "one");
        Simulator.Vault.SetSecret("back", "two");
        await DeleteAsync("back");

        var recovery = await Secrets.StartRecoverDeletedSecretAsync("back", Ct);
        await recovery.WaitForCompletionAsync(Ct);

        (await Secrets.GetSecretAsync("back", cancellationToken: Ct)).Value.Value.ShouldBe("two");
        (await Secrets.GetSecretAsync("back", first.Version, cancellationToken: Ct)).Value.Value.ShouldBe("one");
        Simulator.Vault.DeletedSecretNames.ShouldBeEmpty();
    }

    [Fact]
    public async Task PurgeSecret_Deleted_FreesTheName()
    {
        Simulator.Vault.SetSecret("gone", "value");
        await DeleteAsync("gone");

        await Secrets.PurgeDeletedSecretAsync("gone", Ct);
        await Secrets.SetSecretAsync("gone", "new life", Ct);

        Simulator.Vault.Versions("gone").Select(version => version.Value).ShouldBe(["new life"]);
    }

    [Fact]
    public async Task GetDeletedSecret_AfterItsPurgeDate_Is404()
    {
        Simulator.Vault.SetSecret("gone", "value");
        await DeleteAsync("gone");
        Clock.Advance(TimeSpan.FromDays(90));

        await Secrets.GetDeletedSecretAsync("gone", Ct).ShouldBeRefusedAsync(404, "SecretNotFound");
    }

    [Fact]
    public async Task DeleteSecret_UnknownName_Is404() =>
        await Secrets.StartDeleteSecretAsync("nobody", Ct).ShouldBeRefusedAsync(404, "SecretNotFound");

    [Fact]
    public async Task RecoverSecret_NotDeleted_Is404() =>
        await Secrets.StartRecoverDeletedSecretAsync("nobody", Ct).ShouldBeRefusedAsync(404, "SecretNotFound");

    private async Task DeleteAsync(string name)
    {
        var deletion = await Secrets.StartDeleteSecretAsync(name, Ct);
        await deletion.WaitForCompletionAsync(Ct);
    }
}

public sealed class PurgeProtectionTests : VaultTests
{
    private protected override KeyVaultSimulatorOptions Options =>
        base.Options with
        {
            PurgeProtection = true,
            SoftDeleteDays = 7,
        };

    [Fact]
    public async Task PurgeSecret_Protected_Is403()
    {
        Simulator.Vault.SetSecret("gone", "value");
        Simulator.Vault.DeleteSecret("gone");

        await Secrets.PurgeDeletedSecretAsync("gone", Ct).ShouldBeRefusedAsync(403, "Forbidden", "ForbiddenByPolicy");
    }

    [Fact]
    public async Task GetSecret_ProtectedVault_TellsItsRecoveryLevel()
    {
        Simulator.Vault.SetSecret("one", "value");

        var read = (await Secrets.GetSecretAsync("one", cancellationToken: Ct)).Value;

        read.Properties.RecoveryLevel.ShouldBe("CustomizedRecoverable");
        read.Properties.RecoverableDays.ShouldBe(7);
    }
}
