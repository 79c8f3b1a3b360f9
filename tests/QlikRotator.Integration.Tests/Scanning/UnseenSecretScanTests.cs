using QlikRotator.Application.Watching;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Scanning;

/// <summary>A secret that cannot be looked at hides no other, and nothing of it counts as unused.</summary>
public sealed class UnseenSecretScanTests : ScanTests
{
    [Fact]
    public async Task Scan_VaultRefusesOneSecretsVersions_TheOthersAreScanned()
    {
        var client = World.Tenant.AddOAuthClient();
        World.Manage(client, "closed");
        World.Manage(World.Tenant.AddOAuthClient(), "open");
        World.KeyVault.Faults.Add(
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
        await World.Get<WatchdogRunner>().RunAsync(RotationWorld.Ct);
        World.KeyVault.Vault.SetSecret(RotationWorld.SecretName, "somebody's own");

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
        World.Manage(World.Tenant.AddOAuthClient(), "open");
        var made = await RotateBesideAsync(client);
        World.KeyVault.Faults.Add(
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

    /// <summary>Another managed secret of the client, whose value is known to be ours.</summary>
    /// <returns>What the first one's rotation made.</returns>
    private async Task<string> RotateBesideAsync(SeededOAuthClient client)
    {
        var made = World.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Tags["qlik-credential"];
        var other = World.Tenant.AddClientSecret(client.ClientId);
        await World.RotateAsync(World.Manage("oauth-client-secret", client.ClientId, other.Hint, other.Value, "second"));
        World.Time.Skip(TimeSpan.FromDays(3));
        return made;
    }
}
