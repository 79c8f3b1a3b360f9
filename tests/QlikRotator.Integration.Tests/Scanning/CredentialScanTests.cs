using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Scanning;

public sealed class CredentialScanTests : ScanTests
{
    [Fact]
    public async Task Scan_RotatedSecret_IsOursAndClean()
    {
        var client = World.Tenant.AddOAuthClient();
        (await World.RotateAsync(World.Manage(client))).ShouldEndAs(OutcomeKind.Rotated);

        var report = await ScanAsync();

        report.IsClean.ShouldBeTrue();
        report.Findings.ShouldHaveSingleItem().Verdict.ShouldBe(CredentialVerdict.OursCurrent);
    }

    [Fact]
    public async Task Scan_OthersSecrets_AreUnknownAndLeft()
    {
        var client = World.Tenant.AddOAuthClient();
        World.Manage(client);
        World.Tenant.AddClientSecret(client.ClientId);

        var report = await ScanAsync();

        report
            .Findings.Select(finding => finding.Verdict)
            .ShouldBe([CredentialVerdict.OursCurrent, CredentialVerdict.Unknown], ignoreOrder: true);
        World.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(2);
    }

    /// <summary>The same bot may serve another vault or installation: that it made a secret proves nothing.</summary>
    [Fact]
    public async Task Scan_SecretOfTheSameBotThatNoVersionKnows_IsReportedAndLeft()
    {
        var client = World.Tenant.AddOAuthClient();
        World.Manage(client);
        await LeaveOrphanAsync(client);

        var report = await ScanAsync();

        report
            .Findings.Select(finding => finding.Verdict)
            .ShouldBe([CredentialVerdict.OursCurrent, CredentialVerdict.Unknown], ignoreOrder: true);
        report.IsClean.ShouldBeTrue();
        World.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(2);
    }

    /// <summary>Which of two the old value was is only said by a tag: it is kept, and listed until it is dead.</summary>
    [Fact]
    public async Task Scan_RotationKeptBoth_TheOldOneIsLeft_UntilItIsDead()
    {
        var client = World.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        (await World.RotateAsync(World.Manage(client))).ShouldEndAs(OutcomeKind.KeptBoth);

        var report = await ScanAsync();
        report.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(client.Hint);
        report.NeedsPerson.ShouldBeTrue();
        report.Findings.Count(finding => finding.Verdict == CredentialVerdict.OursLeft).ShouldBe(1);

        World.Tenant.RemoveClientSecret(client.ClientId, client.Hint);
        (await ScanAsync()).IsClean.ShouldBeTrue();
    }

    /// <summary>A person's own key, beside the managed one and as old as it: it carries no mark of a rotation.</summary>
    [Fact]
    public async Task Scan_OwnersOtherApiKey_IsNobodysOrphan()
    {
        var owner = World.Tenant.AddUser(new NewUser("auth0|owner"));
        var managed = World.Tenant.AddApiKey(new NewApiKey(owner));
        World.Manage("api-key", owner, managed.Id, managed.Token, "nightly");
        World.Tenant.AddApiKey(new NewApiKey(owner));
        World.Time.Skip(TimeSpan.FromHours(12));

        var report = await ScanAsync();

        report
            .Findings.Select(finding => finding.Verdict)
            .ShouldBe([CredentialVerdict.OursCurrent, CredentialVerdict.Unknown], ignoreOrder: true);
    }

    [Fact]
    public async Task Scan_ValueInTheVaultIsDead_IsAProblem()
    {
        var client = World.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        World.Manage(client);
        World.Tenant.RemoveClientSecret(client.ClientId, client.Hint);

        (await ScanAsync()).Problems.ShouldHaveSingleItem().Reason.Code.ShouldBe("ValueRefused");
    }

    /// <summary>Somebody mistyped the tag: the credential that nobody seems to know is the one in use.</summary>
    [Fact]
    public async Task Scan_TagNamesAnotherCredential_NothingIsCalledAnOrphan()
    {
        var client = await RotatedLongAgoAsync();
        var newest = World.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Value;
        World.KeyVault.Vault.DeleteSecret(RotationWorld.SecretName);
        World.Manage("oauth-client-secret", client.ClientId, "typo", newest, "mistyped");

        var report = await ScanAsync();

        report.Problems.ShouldHaveSingleItem().Reason.Code.ShouldBe("WrongCredentialTag");
        report.Left.ShouldBeEmpty();
        World.Tenant.AcceptsClientSecret(client.ClientId, newest).ShouldBeTrue();
    }

    /// <summary>The tag was changed to another secret that lives: the vault alone cannot tell, the rotation's own record can.</summary>
    [Fact]
    public async Task Scan_TagNamesAnotherLiveCredential_WhatARotationMadeIsNoOrphan()
    {
        var client = await RotatedLongAgoAsync();
        var newest = World.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Value;
        var other = World.Tenant.AddClientSecret(client.ClientId);
        World.KeyVault.Vault.DeleteSecret(RotationWorld.SecretName);
        World.Manage("oauth-client-secret", client.ClientId, other.Hint, newest, "mistaken");

        (await ScanAsync()).Left.ShouldBeEmpty();

        World.Tenant.AcceptsClientSecret(client.ClientId, newest).ShouldBeTrue();
    }

    /// <summary>With only one secret no tag is needed to know which it is; that the rotator made it once makes it no orphan.</summary>
    [Fact]
    public async Task Scan_OnlyCredentialIsNotNamedByTheTags_IsTheCurrentOne()
    {
        var client = await RotatedLongAgoAsync();
        var newest = World.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Value;
        World.KeyVault.Vault.DeleteSecret(RotationWorld.SecretName);
        World.Manage("oauth-client-secret", client.ClientId, null, newest, "adopted-again");

        var report = await ScanAsync();

        report.Findings.ShouldHaveSingleItem().Verdict.ShouldBe(CredentialVerdict.OursCurrent);
        World.Tenant.AcceptsClientSecret(client.ClientId, newest).ShouldBeTrue();
    }

    [Fact]
    public async Task Scan_TwoSecretsOfOneClient_EachIsCompared()
    {
        var client = World.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        World.Manage(client);
        World.Manage("oauth-client-secret", client.ClientId, client.Hint, "not a secret of this client", "second");

        var problem = (await ScanAsync()).Problems.ShouldHaveSingleItem();

        problem.Secret.Name.ShouldBe("second");
        problem.Reason.Code.ShouldBe("ValueRefused");
    }

    /// <summary>The rotator's own identity created a secret once, and its value was lost.</summary>
    private async Task LeaveOrphanAsync(SeededOAuthClient client)
    {
        await ScanAsync();
        World.Tenant.AddClientSecret(client.ClientId, World.Tenant.BotUserId(World.Rotator.ClientId)!);
        World.Time.Skip(TimeSpan.FromDays(3));
    }
}
