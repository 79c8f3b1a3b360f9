using System.Text.Json;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Local.Tests.Commands;

public sealed class DoctorCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Doctor_EverythingAnswers_IsDone_AndChangesNothing()
    {
        var versions = _rig.Estate.Secrets.Select(one => _rig.Estate.Vault.Vault.Latest(one.Name)!.Version).ToList();

        var result = await _rig.RunAsync("doctor", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Out + result.Error);
        var findings = FindingsOf(result);
        findings.ShouldAllBe(one => one.GetProperty("good").GetBoolean());
        foreach (
            var needed in new[] { "Ledger", "Events", DemoEstate.Acme, DemoEstate.Globex, _rig.Estate.Vault.Address.Authority }
        )
        {
            SubjectsOf(findings).ShouldContain(needed);
        }

        _rig.Estate.Qlik.Tenant(DemoEstate.Acme).WriteCount.ShouldBe(0);
        _rig.Estate.Secrets.Select(one => _rig.Estate.Vault.Vault.Latest(one.Name)!.Version).ShouldBe(versions);
        _rig.Estate.Mail.Messages.ShouldBeEmpty("nobody asked for a test message");
        _rig.Estate.ValuesInPlay().ShouldAllBe(value => !result.Out.Contains(value));
    }

    [Fact]
    public async Task Doctor_Send_EveryReaderGetsATestMessage()
    {
        var result = await _rig.RunAsync("doctor", "--send");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Out + result.Error);
        _rig.Estate.Mail.Messages.ShouldNotBeEmpty();
        DemoLetter.Of(_rig.Estate.Mail.Messages[0]).Text.ShouldContain("reach you through channel");
    }

    [Fact]
    public async Task Doctor_OneTenantRefusesTheSignIn_NamesIt_AndLooksAtTheRest()
    {
        var tenant = _rig.Estate.Qlik.Tenant(DemoEstate.Globex);
        foreach (var secret in tenant.ClientSecrets(_rig.RotatorOf(DemoEstate.Globex)))
        {
            tenant.RemoveClientSecret(_rig.RotatorOf(DemoEstate.Globex), secret.Hint);
        }

        var result = await _rig.RunAsync("doctor", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var bad = FindingsOf(result).Where(one => !one.GetProperty("good").GetBoolean()).ShouldHaveSingleItem();
        bad.GetProperty("subject").GetString().ShouldBe(DemoEstate.Globex);
        bad.GetProperty("next").GetString().ShouldNotBeNullOrEmpty();
        SubjectsOf(FindingsOf(result)).ShouldContain(DemoEstate.Acme);
    }

    [Fact]
    public async Task Doctor_VaultThatMayNotBeListed_SaysWhatToDo()
    {
        _rig.Estate.Vault.Faults.Add(
            new VaultFault { Kind = VaultFaultKind.Forbid, Where = call => call.Path.TrimEnd('/') == "/secrets" }
        );

        var result = await _rig.RunAsync("doctor");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Out.ShouldContain($"FAIL {_rig.Estate.Vault.Address.Authority}");
        result.Out.ShouldContain("the right to list secrets");
        result.Out.ShouldContain($"ok   {DemoEstate.Globex}");
    }

    [Fact]
    public async Task Doctor_VaultIsDown_IsNotSaidToLackARight()
    {
        _rig.Estate.Vault.Faults.Add(
            new VaultFault { Kind = VaultFaultKind.Outage, Where = call => call.Path.TrimEnd('/') == "/secrets" }
        );

        var result = await _rig.RunAsync("doctor");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Out.ShouldContain($"FAIL {_rig.Estate.Vault.Address.Authority}");
        result.Out.ShouldContain("Look whether it is up");
        result.Out.ShouldNotContain("the right to list");
    }

    private static List<JsonElement> FindingsOf(CommandResult result) =>
        [.. result.LastLine.GetProperty("findings").EnumerateArray()];

    private static List<string?> SubjectsOf(List<JsonElement> findings) =>
        [.. findings.Select(one => one.GetProperty("subject").GetString())];
}
