using QlikRotator.Application.Adopting;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;
using QlikRotator.Integration.Tests.Holds;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Adopting;

/// <content>Lost answers, refusals, deaths and two at once: one credential in the end, and none that nobody knows.</content>
public sealed partial class IssuedAdoptionTests
{
    /// <summary>The value is lost with the answer: another is made, and what the lost one may have been is listed.</summary>
    [Fact]
    public async Task Issue_TheAnswerIsLost_IsBegunAgain_AndNothingIsForgotten()
    {
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Creation,
                Kind = FaultKind.LoseResponse,
            }
        );

        await Should.ThrowAsync<TryAgainException>(() => IssueAsync(Order()));
        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        var alive = _world.Tenant.ClientSecrets(_client.ClientId).Select(one => one.Hint).ToList();
        alive.Count.ShouldBe(3);
        var stored = _world.KeyVault.Vault.Latest("reporting")!;
        (await _world.LeftAsync())
            .Select(one => one.CredentialId!)
            .Append(stored.Tags[ManagedTags.Credential])
            .ShouldBe(alive, ignoreOrder: true);
    }

    /// <summary>A value that is not stored is of no use to anybody: its credential goes again.</summary>
    [Fact]
    public async Task Issue_TheVaultRefuses_TheNewOneGoesAgain_AndTheNextTryMakesAnother()
    {
        _world.KeyVault.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Forbid,
                Times = 1,
                Method = "PUT",
            }
        );

        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Refused);
        _world.Tenant.ClientSecrets(_client.ClientId).ShouldHaveSingleItem().Hint.ShouldBe(_client.Hint);
        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        (await _world.LeftAsync()).ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
    }

    /// <summary>As after a death between the tenant's answer and the vault: what was recorded and never stored goes, and another is made.</summary>
    [Fact]
    public async Task Issue_NeverGetsToTheVault_TheNextTryClearsItAway_AndMakesAnother()
    {
        _world.KeyVault.Faults.Add(new VaultFault { Kind = VaultFaultKind.Outage, Method = "PUT" });
        await Should.ThrowAsync<TryAgainException>(() => IssueAsync(Order()));
        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        _world.KeyVault.Faults.Clear();

        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        var stored = _world.KeyVault.Vault.Latest("reporting")!.Tags[ManagedTags.Credential];
        _world.Tenant.ClientSecrets(_client.ClientId).Select(one => one.Hint).ShouldBe([_client.Hint, stored], ignoreOrder: true);
        (await _world.LeftAsync()).ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
    }

    /// <summary>The answer to the vault's write is lost: the version is found by what it is tagged with, and nothing is made again.</summary>
    [Fact]
    public async Task Issue_TheVaultsAnswerIsLost_GoesOnWithItsOwnVersion()
    {
        _world.KeyVault.Faults.LoseAnswer("PUT");

        _ = await Record.ExceptionAsync(() => IssueAsync(Order()));
        (await IssueAsync(Order())).Kind.ShouldBe(AdoptionKind.Issued);

        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _world.KeyVault.Vault.Latest("reporting")!.Value).ShouldBeTrue();
        (await _world.LeftAsync()).ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
    }

    /// <summary>Two people, or one who is impatient: both would create by one and the same record.</summary>
    [Fact]
    public async Task Issue_AnotherBeginsMeanwhile_MakesOneCredential()
    {
        AdoptionResult second = null!;
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Creation,
                Kind = FaultKind.Delay,
                Struck = () => second = IssueAsync(Order()).GetAwaiter().GetResult(),
            }
        );

        var first = await IssueAsync(Order());

        (first.Kind, second.Kind, second.Reason.Code).ShouldBe(
            (AdoptionKind.Issued, AdoptionKind.Refused, "AnotherRotationRuns")
        );
        _world.KeyVault.Vault.Versions("reporting").Count.ShouldBe(1);
        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
    }
}
