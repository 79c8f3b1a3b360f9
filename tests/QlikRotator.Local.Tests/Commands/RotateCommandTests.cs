using QlikRotator.Local.Backend;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>The commands against the simulators, over real HTTP, each with a host of its own as separate processes have.</summary>
public sealed class RotateCommandTests : IAsyncLifetime
{
    private const string External = "database-password";

    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Rotate_HealthGate_EndsRotatedAndCanBeLookedUp()
    {
        var secret = _rig.Estate.Secrets[0];

        var rotated = await _rig.RunAsync("rotate", secret.Name, "--json");

        rotated.ExitCode.ShouldBe(ExitCode.Done, rotated.Error);
        var rotation = rotated.LastLine.GetProperty("rotation");
        rotation.GetProperty("outcome").GetProperty("kind").GetString().ShouldBe("Rotated");
        rotation.GetProperty("requestedBy").GetString().ShouldBe(Person.Here);
        Accepts(0, secret.OldValue.Reveal()).ShouldBeFalse();
        Accepts(0, _rig.Estate.Vault.Vault.Latest(secret.Name)!.Value).ShouldBeTrue();
        var id = rotation.GetProperty("rotationId").GetString()!;
        (await _rig.RunAsync("status", id[..8])).Out.ShouldContain("Old credential dealt with");
        (await _rig.RunAsync("status", "--json")).LastLine.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Rotate_LeakOfAPolicyWithoutApprovers_AsksNobody()
    {
        var result = await _rig.RunAsync("rotate", _rig.Estate.Secrets[0].Name, "--leak", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.LastLine.GetProperty("rotation").GetProperty("outcome").GetProperty("oldRefused").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_Leak_IsAlarmedOnceOnTheTerminal()
    {
        var leaked = await _rig.RunAsync("rotate", _rig.Estate.Secrets[0].Name, "--leak");

        leaked.ExitCode.ShouldBe(ExitCode.Done, leaked.Error);
        leaked
            .Error.Split('\n')
            .Count(line => line.Contains("leak", StringComparison.OrdinalIgnoreCase))
            .ShouldBe(1, leaked.Error);
        leaked.Error.ShouldContain("has leaked");
    }

    [Fact]
    public async Task Rotate_WithAReason_TheApproversAreToldIt()
    {
        var secret = _rig.Estate.Secrets[1];
        var rotating = _rig.RunAsync("rotate", secret.Name, "--reason", "auditors asked for it");
        await AskedAsync(secret.Name);

        (await _rig.RunAsync("reject", secret.Name, "--as", Approver)).ExitCode.ShouldBe(ExitCode.Done);

        await rotating;
        _rig.Estate.Mail.Messages.ShouldContain(letter =>
            System.Text.Encoding.UTF8.GetString(letter.Content).Contains("auditors", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Rotate_LeakOfAPolicyWithApprovers_WaitsForOneOfThem()
    {
        var secret = _rig.Estate.Secrets[1];
        var rotating = _rig.RunAsync("rotate", secret.Name, "--leak", "--json");
        await AskedAsync(secret.Name);
        Accepts(1, secret.OldValue.Reveal()).ShouldBeTrue("nobody has agreed yet");

        (await _rig.RunAsync("approve", secret.Name, "--as", Approver)).ExitCode.ShouldBe(ExitCode.Done);

        (await rotating).ExitCode.ShouldBe(ExitCode.Done);
        Accepts(1, secret.OldValue.Reveal()).ShouldBeFalse();
    }

    [Fact]
    public async Task Approve_FromAnotherProcess_LetsTheRotationGoOn()
    {
        var secret = _rig.Estate.Secrets[1];
        var rotating = _rig.RunAsync("rotate", secret.Name, "--json");
        await AskedAsync(secret.Name);

        var own = await _rig.RunAsync("approve", secret.Name);
        var stranger = await _rig.RunAsync("approve", secret.Name, "--as", "stranger@contoso.example");
        var approved = await _rig.RunAsync("approve", secret.Name, "--as", Approver, "--reason", "looks good", "--json");

        own.ExitCode.ShouldBe(ExitCode.Failed, "the requester is no approver of the same rotation");
        stranger.ExitCode.ShouldBe(ExitCode.Failed);
        approved.ExitCode.ShouldBe(ExitCode.Done, approved.Error);
        approved.LastLine.GetProperty("answer").GetString().ShouldBe("Recorded");
        (await rotating).ExitCode.ShouldBe(ExitCode.Done);
        Accepts(1, secret.OldValue.Reveal()).ShouldBeFalse();
    }

    [Fact]
    public async Task Reject_FromAnotherProcess_GivesTheOldValueBack()
    {
        var secret = _rig.Estate.Secrets[1];
        var rotating = _rig.RunAsync("rotate", secret.Name, "--json");
        await AskedAsync(secret.Name);

        var rejected = await _rig.RunAsync("reject", secret.Name, "--as", Approver, "--reason", "not today");

        rejected.ExitCode.ShouldBe(ExitCode.Done, rejected.Error);
        (await rotating).ExitCode.ShouldBe(ExitCode.Failed);
        Accepts(1, secret.OldValue.Reveal()).ShouldBeTrue();
        _rig.Estate.Vault.Vault.Latest(secret.Name)!.Value.ShouldBe(secret.OldValue.Reveal());
    }

    [Fact]
    public async Task Rotate_AValueFromElsewhereASecondTime_SaysEverySentenceOnceAndOnlyOfThisTime()
    {
        var copy = new Uri(_rig.Estate.Vault.Address, $"/secrets/{External}-copy");
        _rig.Estate.Vault.Vault.SetSecret(
            External,
            "first",
            new Dictionary<string, string>
            {
                ["qlik-source"] = "external",
                ["qlik-tenant"] = DemoEstate.Acme,
                ["qlik-slot-1"] = $"key-vault:{copy}",
            }
        );
        var first = await _rig.RunAsync("rotate", External);
        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);

        var again = await _rig.RunAsync("rotate", External);

        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        var lines = again.Out.Split('\n').Select(line => line.Trim()).ToList();
        lines.Count(line => line.EndsWith("Rotation asked for", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(line => line.EndsWith("Copied to every slot", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(line => line.Contains("its own writer retires the old one", StringComparison.Ordinal)).ShouldBe(1);
        lines.ShouldContain(line => line.EndsWith($"{External}: Delivered", StringComparison.Ordinal));
        var told = (await _rig.RunAsync("status", External)).Out.Split('\n');
        told.Count(line => line.Contains("Rotation asked for", StringComparison.Ordinal))
            .ShouldBe(2, "status has the whole of it");
    }

    /// <summary>The other was left by a process that is gone, and is given back while this one runs.</summary>
    [Fact]
    public async Task Rotate_AnotherGoesOnMeanwhile_IsSaidOnceAndShowsNothingOfIt()
    {
        var (wanted, other) = (_rig.Estate.Secrets[0].Name, _rig.Estate.Secrets[1].Name);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var left = CommandLine.RunAsync(stop.Token, ["rotate", other, .. _rig.Settings()]);
        await AskedAsync(other);
        await stop.CancelAsync();
        (await left).ExitCode.ShouldBe(ExitCode.Failed);
        (await _rig.RunAsync("reject", other, "--as", Approver, "--reason", "not today")).ExitCode.ShouldBe(ExitCode.Done);

        var rotated = await _rig.RunAsync("rotate", wanted);

        rotated.ExitCode.ShouldBe(ExitCode.Done, rotated.Error);
        rotated.Error.ShouldBeEmpty();
        rotated.Out.ShouldNotContain(other);
        rotated.Out.Split('\n').Count(line => line.Contains("1 other rotation", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Rotate_NothingElseIsOpen_SaysNothingOfOthers() =>
        (await _rig.RunAsync("rotate", _rig.Estate.Secrets[0].Name)).Out.ShouldNotContain("other rotation");

    [Fact]
    public async Task Rotate_UnknownSecret_Fails()
    {
        var result = await _rig.RunAsync("rotate", "nobody");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("nobody");
    }

    [Fact]
    public async Task Plan_TwoDueSecrets_ListsThemAndChangesNothing()
    {
        var plan = await _rig.RunAsync("plan", "--json");

        plan.ExitCode.ShouldBe(ExitCode.Done, plan.Error);
        plan.LastLine.GetProperty("plan").GetArrayLength().ShouldBe(2);
        _rig.Estate.Tenants.Sum(tenant => tenant.WriteCount).ShouldBe(0);
    }

    [Fact]
    public async Task Secrets_OfTheEstate_AreListedWithTheirState()
    {
        var secrets = await _rig.RunAsync("secrets");

        secrets.ExitCode.ShouldBe(ExitCode.Done, secrets.Error);
        secrets.Out.ShouldContain("reporting-client");
        secrets.Out.ShouldContain("state: due", Case.Sensitive, "as on the dashboard");
        secrets.Out.ShouldNotContain("globex-rotator-client", customMessage: "it carries no tags");
    }

    [Fact]
    public async Task Approve_NothingAsked_Fails() =>
        (await _rig.RunAsync("approve", "reporting-client")).ExitCode.ShouldBe(ExitCode.Failed);

    private static string Approver => EstateRig.Approver;

    private bool Accepts(int secret, string value)
    {
        var one = _rig.Estate.Secrets[secret];
        return _rig.Estate.Qlik.Tenant(one.Tenant).AcceptsClientSecret(one.ClientId, value);
    }

    private async Task AskedAsync(string secret)
    {
        while (!(await _rig.RunAsync("status", secret)).Out.Contains("Approval asked for", StringComparison.Ordinal))
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
