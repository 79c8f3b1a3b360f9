using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

public sealed class VerifyCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Verify_VaultAndTenantsAgree_IsDone()
    {
        var result = await _rig.RunAsync("verify", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.LastLine.GetProperty("clean").GetBoolean().ShouldBeTrue();
        var findings = result.LastLine.GetProperty("findings").EnumerateArray().ToList();
        findings.Count.ShouldBe(2);
        findings.ShouldAllBe(one => one.GetProperty("verdict").GetString() == "OursCurrent");
    }

    [Fact]
    public async Task Verify_ValueInTheVaultIsDead_NeedsAPerson()
    {
        var secret = _rig.Estate.Secrets[0];
        var tenant = _rig.Estate.Qlik.Tenant(secret.Tenant);
        tenant.AddClientSecret(secret.ClientId);
        tenant.RemoveClientSecret(secret.ClientId, tenant.ClientSecrets(secret.ClientId)[0].Hint);

        var result = await _rig.RunAsync("verify");

        result.ExitCode.ShouldBe(ExitCode.PersonNeeded);
        result.Error.ShouldContain("ValueRefused");
    }

    [Fact]
    public async Task Verify_OrphanOfToday_IsReportedAndLeft()
    {
        var secret = _rig.Estate.Secrets[0];
        var tenant = _rig.Estate.Qlik.Tenant(secret.Tenant);
        var orphan = tenant.AddClientSecret(secret.ClientId, tenant.BotUserOf(_rig.RotatorOf(secret.Tenant)));

        var result = await _rig.RunAsync("verify", "--delete-orphans");

        result.ExitCode.ShouldBe(ExitCode.PersonNeeded, result.Error);
        result.Out.ShouldContain("OursOrphaned");
        tenant.ClientSecrets(secret.ClientId).ShouldContain(one => one.Hint == orphan.Hint, "a rotation may be creating it");
    }

    [Fact]
    public async Task Verify_AfterARotation_FindsNothingLeft()
    {
        (await _rig.RunAsync("rotate", _rig.Estate.Secrets[0].Name)).ExitCode.ShouldBe(ExitCode.Done);

        (await _rig.RunAsync("verify", "--delete-orphans")).ExitCode.ShouldBe(ExitCode.Done);
    }
}
