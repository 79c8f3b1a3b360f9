using QlikRotator.Application.Scanning;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Scanning;

public sealed class CredentialScanTests : IAsyncLifetime
{
    private RotationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await RotationWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Scan_RotatedSecret_IsOursAndClean()
    {
        var client = _world.Tenant.AddOAuthClient();
        (await _world.RotateAsync(_world.Manage(client))).ShouldEndAs(OutcomeKind.Rotated);

        var report = await ScanAsync();

        report.IsClean.ShouldBeTrue();
        report.Findings.ShouldHaveSingleItem().Verdict.ShouldBe(CredentialVerdict.OursCurrent);
    }

    [Fact]
    public async Task Scan_OthersSecrets_AreUnknownAndLeft()
    {
        var client = _world.Tenant.AddOAuthClient();
        _world.Manage(client);
        _world.Tenant.AddClientSecret(client.ClientId);

        var report = await ScanAsync();

        report
            .Findings.Select(finding => finding.Verdict)
            .ShouldBe([CredentialVerdict.OursCurrent, CredentialVerdict.Unknown], ignoreOrder: true);
        _world.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(2);
    }

    /// <summary>The same bot may serve another vault or installation: that it made a secret proves nothing.</summary>
    [Fact]
    public async Task Scan_SecretOfTheSameBotThatNoVersionKnows_IsReportedAndLeft()
    {
        var client = _world.Tenant.AddOAuthClient();
        _world.Manage(client);
        await LeaveOrphanAsync(client);

        var report = await ScanAsync();

        report
            .Findings.Select(finding => finding.Verdict)
            .ShouldBe([CredentialVerdict.OursCurrent, CredentialVerdict.Unknown], ignoreOrder: true);
        report.IsClean.ShouldBeTrue();
        _world.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(2);
    }

    /// <summary>Which of two the old value was is only said by a tag: it is kept, and listed until it is dead.</summary>
    [Fact]
    public async Task Scan_RotationKeptBoth_TheOldOneIsLeft_UntilItIsDead()
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        (await _world.RotateAsync(_world.Manage(client))).ShouldEndAs(OutcomeKind.KeptBoth);

        var report = await ScanAsync();
        report.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(client.Hint);
        report.NeedsPerson.ShouldBeTrue();
        report.Findings.Count(finding => finding.Verdict == CredentialVerdict.OursLeft).ShouldBe(1);

        _world.Tenant.RemoveClientSecret(client.ClientId, client.Hint);
        (await ScanAsync()).IsClean.ShouldBeTrue();
    }

    /// <summary>A person's own key, beside the managed one and as old as it: it carries no mark of a rotation.</summary>
    [Fact]
    public async Task Scan_OwnersOtherApiKey_IsNobodysOrphan()
    {
        var owner = _world.Tenant.AddUser(new NewUser("auth0|owner"));
        var managed = _world.Tenant.AddApiKey(new NewApiKey(owner));
        _world.Manage("api-key", owner, managed.Id, managed.Token, "nightly");
        _world.Tenant.AddApiKey(new NewApiKey(owner));
        _world.Time.Skip(TimeSpan.FromHours(12));

        var report = await ScanAsync();

        report
            .Findings.Select(finding => finding.Verdict)
            .ShouldBe([CredentialVerdict.OursCurrent, CredentialVerdict.Unknown], ignoreOrder: true);
    }

    [Fact]
    public async Task Scan_ValueInTheVaultIsDead_IsAProblem()
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        _world.Manage(client);
        _world.Tenant.RemoveClientSecret(client.ClientId, client.Hint);

        (await ScanAsync()).Problems.ShouldHaveSingleItem().Reason.Code.ShouldBe("ValueRefused");
    }

    /// <summary>Somebody mistyped the tag: the credential that nobody seems to know is the one in use.</summary>
    [Fact]
    public async Task Scan_TagNamesAnotherCredential_NothingIsCalledAnOrphan()
    {
        var client = await RotatedLongAgoAsync();
        var newest = _world.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Value;
        _world.KeyVault.Vault.DeleteSecret(RotationWorld.SecretName);
        _world.Manage("oauth-client-secret", client.ClientId, "typo", newest, "mistyped");

        var report = await ScanAsync();

        report.Problems.ShouldHaveSingleItem().Reason.Code.ShouldBe("WrongCredentialTag");
        report.Left.ShouldBeEmpty();
        _world.Tenant.AcceptsClientSecret(client.ClientId, newest).ShouldBeTrue();
    }

    /// <summary>The tag was changed to another secret that lives: the vault alone cannot tell, the rotation's own record can.</summary>
    [Fact]
    public async Task Scan_TagNamesAnotherLiveCredential_WhatARotationMadeIsNoOrphan()
    {
        var client = await RotatedLongAgoAsync();
        var newest = _world.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Value;
        var other = _world.Tenant.AddClientSecret(client.ClientId);
        _world.KeyVault.Vault.DeleteSecret(RotationWorld.SecretName);
        _world.Manage("oauth-client-secret", client.ClientId, other.Hint, newest, "mistaken");

        (await ScanAsync()).Left.ShouldBeEmpty();

        _world.Tenant.AcceptsClientSecret(client.ClientId, newest).ShouldBeTrue();
    }

    /// <summary>With only one secret no tag is needed to know which it is; that the rotator made it once makes it no orphan.</summary>
    [Fact]
    public async Task Scan_OnlyCredentialIsNotNamedByTheTags_IsTheCurrentOne()
    {
        var client = await RotatedLongAgoAsync();
        var newest = _world.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Value;
        _world.KeyVault.Vault.DeleteSecret(RotationWorld.SecretName);
        _world.Manage("oauth-client-secret", client.ClientId, null, newest, "adopted-again");

        var report = await ScanAsync();

        report.Findings.ShouldHaveSingleItem().Verdict.ShouldBe(CredentialVerdict.OursCurrent);
        _world.Tenant.AcceptsClientSecret(client.ClientId, newest).ShouldBeTrue();
    }

    [Fact]
    public async Task Scan_TwoSecretsOfOneClient_EachIsCompared()
    {
        var client = _world.Tenant.AddOAuthClient(new NewOAuthClient { Secrets = 2 });
        _world.Manage(client);
        _world.Manage("oauth-client-secret", client.ClientId, client.Hint, "not a secret of this client", "second");

        var problem = (await ScanAsync()).Problems.ShouldHaveSingleItem();

        problem.Secret.Name.ShouldBe("second");
        problem.Reason.Code.ShouldBe("ValueRefused");
    }

    [Fact]
    public async Task Scan_VaultRefusesOneSecretsVersions_TheOthersAreScanned()
    {
        var client = _world.Tenant.AddOAuthClient();
        _world.Manage(client, "closed");
        _world.Manage(_world.Tenant.AddOAuthClient(), "open");
        _world.KeyVault.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Forbid,
                Skip = 1,
                Times = 1,
                PathPrefix = "/secrets/closed/versions",
            }
        );

        var report = await ScanAsync();

        var problem = report.Problems.ShouldHaveSingleItem();
        problem.Secret.Name.ShouldBe("closed");
        problem.Unreachable.ShouldBeFalse();
        report.Findings.ShouldHaveSingleItem().Secret.Name.ShouldBe("open");
    }

    /// <summary>Somebody wrote a value of their own over it; what the rotation made may be the value they put back tomorrow.</summary>
    [Fact]
    public async Task Scan_OverwrittenWithoutTags_IsLostAndNothingOfItIsCalledUnused()
    {
        var client = await RotatedLongAgoAsync();
        var made = await RotateBesideAsync(client);
        await _world.Get<WatchdogRunner>().RunAsync(RotationWorld.Ct);
        _world.KeyVault.Vault.SetSecret(RotationWorld.SecretName, "somebody's own");

        var report = await ScanAsync();

        report.Lost.ShouldHaveSingleItem().Secret.Name.ShouldBe(RotationWorld.SecretName);
        report.Problems.ShouldHaveSingleItem().Reason.Code.ShouldBe("TagsLost");
        report.NeedsPerson.ShouldBeTrue();
        report.Left.ShouldNotContain(left => left.CredentialId == made);
    }

    /// <summary>Whatever it holds, its credential must not be taken for unused because it cannot be looked at.</summary>
    [Fact]
    public async Task Scan_OneSecretCannotBeRead_IsNamedAndTheOthersAreScanned()
    {
        var client = await RotatedLongAgoAsync();
        _world.Manage(_world.Tenant.AddOAuthClient(), "open");
        var made = await RotateBesideAsync(client);
        _world.KeyVault.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Forbid,
                Times = 1,
                PathPrefix = $"/secrets/{RotationWorld.SecretName}",
            }
        );

        var report = await ScanAsync();

        report.Unread.ShouldHaveSingleItem().Name.ShouldBe(RotationWorld.SecretName);
        report.IsClean.ShouldBeFalse();
        report.Left.ShouldNotContain(left => left.CredentialId == made);
        report.Findings.ShouldContain(finding => finding.Secret.Name == "open");
    }

    private async Task<SeededOAuthClient> RotatedLongAgoAsync()
    {
        var client = _world.Tenant.AddOAuthClient();
        (await _world.RotateAsync(_world.Manage(client))).ShouldEndAs(OutcomeKind.Rotated);
        _world.Time.Skip(TimeSpan.FromDays(3));
        return client;
    }

    /// <summary>Another managed secret of the client, whose value is known to be ours.</summary>
    /// <returns>What the first one's rotation made.</returns>
    private async Task<string> RotateBesideAsync(SeededOAuthClient client)
    {
        var made = _world.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Tags["qlik-credential"];
        var other = _world.Tenant.AddClientSecret(client.ClientId);
        await _world.RotateAsync(_world.Manage("oauth-client-secret", client.ClientId, other.Hint, other.Value, "second"));
        _world.Time.Skip(TimeSpan.FromDays(3));
        return made;
    }

    private Task<ScanReport> ScanAsync() => _world.Get<CredentialScan>().RunAsync(RotationWorld.Ct);

    /// <summary>The rotator's own identity created a secret once, and its value was lost.</summary>
    private async Task LeaveOrphanAsync(SeededOAuthClient client)
    {
        await ScanAsync();
        _world.Tenant.AddClientSecret(client.ClientId, _world.Tenant.BotUserId(_world.Rotator.ClientId)!);
        _world.Time.Skip(TimeSpan.FromDays(3));
    }
}
