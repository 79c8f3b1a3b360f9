using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

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
        result.Error.ShouldNotContain("ValueRefused", customMessage: "a code is for programs");
        result.Error.ShouldContain($"/{secret.Name}: ");
    }

    [Fact]
    public async Task Verify_TenantCannotBeReached_Fails_AndNeedsNobody()
    {
        TakeAway(_rig.Estate.Secrets[1].Tenant);

        var result = await _rig.RunAsync("verify", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed, result.Error);
        result.Error.ShouldNotContain("QlikUnavailable", customMessage: "a code is for programs");
        result.LastLine.GetProperty("findings").GetArrayLength().ShouldBe(1, "the other tenant was looked at");
    }

    [Fact]
    public async Task Verify_TenantCannotBeReached_AndAnotherValueIsDead_NeedsAPerson()
    {
        TakeAway(_rig.Estate.Secrets[1].Tenant);
        var secret = _rig.Estate.Secrets[0];
        var tenant = _rig.Estate.Qlik.Tenant(secret.Tenant);
        tenant.AddClientSecret(secret.ClientId);
        tenant.RemoveClientSecret(secret.ClientId, tenant.ClientSecrets(secret.ClientId)[0].Hint);

        (await _rig.RunAsync("verify")).ExitCode.ShouldBe(ExitCode.PersonNeeded);
    }

    /// <summary>The same bot may serve another vault or installation.</summary>
    [Fact]
    public async Task Verify_UnrecordedSecretOfTheSameBot_IsSomebodyElses()
    {
        var secret = _rig.Estate.Secrets[0];
        var tenant = _rig.Estate.Qlik.Tenant(secret.Tenant);
        tenant.AddClientSecret(secret.ClientId, tenant.BotUserOf(_rig.RotatorOf(secret.Tenant)));

        var result = await _rig.RunAsync("verify");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.Out.ShouldContain("not known");
        tenant.ClientSecrets(secret.ClientId).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Verify_RotationLeftOneAlive_NamesIt_AndNeedsAPerson()
    {
        var secret = _rig.Estate.Secrets[0];
        var tenant = _rig.Estate.Qlik.Tenant(secret.Tenant);
        var old = tenant.ClientSecrets(secret.ClientId)[0].Hint;
        tenant.AddClientSecret(secret.ClientId);
        (await _rig.RunAsync("rotate", secret.Name)).ExitCode.ShouldBe(ExitCode.PersonNeeded);

        var result = await _rig.RunAsync("verify");

        result.ExitCode.ShouldBe(ExitCode.PersonNeeded);
        result.Error.ShouldContain($"{old} is left alive since");
    }

    [Fact]
    public async Task Verify_AfterARotation_FindsNothingLeft()
    {
        (await _rig.RunAsync("rotate", _rig.Estate.Secrets[0].Name)).ExitCode.ShouldBe(ExitCode.Done);

        (await _rig.RunAsync("verify")).ExitCode.ShouldBe(ExitCode.Done);
    }

    private void TakeAway(string tenant) =>
        _rig.Estate.Qlik.Faults.Add(
            new Fault
            {
                Host = tenant,
                Kind = FaultKind.Status,
                Times = int.MaxValue,
            }
        );
}
