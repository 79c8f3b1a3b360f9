using System.Collections.Concurrent;
using System.Text.Json;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>A plan that is reviewed like code: the same when nothing has changed, with everything that is in the way.</summary>
public sealed class PlanCommandTests : IAsyncLifetime
{
    private const int MostSecretsOfAClient = 5;

    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("--json")]
    [InlineData("--yaml")]
    [InlineData("--markdown")]
    public async Task Plan_MadeTwice_IsTheSameTextWithEverySecret(string format)
    {
        var first = await _rig.RunAsync("plan", "--check", format, "--until", "2099-12-31");
        var second = await _rig.RunAsync("plan", "--check", format, "--until", "2099-12-31");

        first.ExitCode.ShouldBe(ExitCode.Done, first.Error + first.Out);
        second.Out.ShouldBe(first.Out);
        _rig.Estate.Secrets.ShouldAllBe(secret => first.Out.Contains(secret.Name));
    }

    [Fact]
    public async Task Plan_WhatIsOverdue_BeginsNow_AndNoOldOneDiesInThePast()
    {
        var result = await _rig.RunAsync("plan");

        var row = result.Out.Split('\n').First(line => line.Contains(_rig.Estate.Secrets[0].Name, StringComparison.Ordinal));
        row.ShouldStartWith("now ");
        row.TrimEnd().ShouldEndWith($"{DateTimeOffset.UtcNow:yyyy-MM-dd}");
    }

    [Fact]
    public async Task Plan_Check_ClientHoldsAsManySecretsAsItMay_IsBlocked()
    {
        var secret = _rig.Estate.Secrets[0];
        for (var more = 1; more < MostSecretsOfAClient; more++)
        {
            _rig.Estate.Qlik.Tenant(secret.Tenant).AddClientSecret(secret.ClientId);
        }

        var result = await _rig.RunAsync("plan", "--check", "--json", "--days", "400");

        result.ExitCode.ShouldBe(ExitCode.PersonNeeded, result.Error);
        RowOf(result, secret.Name).GetProperty("blockers").ToString().ShouldContain("TooManySecrets");
        RowOf(result, _rig.Estate.Secrets[1].Name).GetProperty("blockers").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Plan_Check_ValueInTheVaultIsDead_IsBlocked()
    {
        var secret = _rig.Estate.Secrets[0];
        _rig.Estate.Vault.Vault.SetSecret(secret.Name, "not the value", _rig.Estate.Vault.Vault.Latest(secret.Name)!.Tags);

        var result = await _rig.RunAsync("plan", "--check", "--markdown", "--days", "400");

        result.ExitCode.ShouldBe(ExitCode.PersonNeeded, result.Error);
        result.Out.ShouldContain("CurrentRefused");
        var read = await _rig.RunAsync("plan", "--check", "--days", "400");
        read.Out.ShouldContain("in its way: ");
        read.Out.ShouldNotContain("CurrentRefused", customMessage: "a code is for programs and reviews");
    }

    [Fact]
    public async Task Plan_WithoutCheck_AsksNoTenant_AndSaysSo()
    {
        var result = await _rig.RunAsync("plan", "--json", "--days", "400");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.LastLine.GetProperty("checked").GetBoolean().ShouldBeFalse();
        _rig.Estate.Tenants.ShouldAllBe(tenant => tenant.CallCount == 0);
    }

    [Fact]
    public async Task Plan_Check_ChangesNothing()
    {
        var writes = new ConcurrentBag<string>();
        _rig.Estate.Qlik.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Status,
                Where = call =>
                {
                    writes.Add(call.IsWrite ? call.ToString() : "");
                    return false;
                },
            }
        );

        await _rig.RunAsync("plan", "--check", "--days", "400");

        writes.ShouldContain("POST /oauth/token");
        writes.Where(call => call.Length > 0 && call != "POST /oauth/token").ShouldBeEmpty();
        _rig.Estate.Secrets.ShouldAllBe(secret => _rig.Estate.Vault.Vault.Versions(secret.Name).Count == 1);
        (await _rig.RunAsync("status", "--json")).LastLine.ToString().ShouldNotContain(_rig.Estate.Secrets[0].Name);
    }

    [Fact]
    public async Task Plan_Check_TenantCannotBeReached_Fails_AndNeedsNobody()
    {
        var secret = _rig.Estate.Secrets[1];
        _rig.Estate.Qlik.Faults.Add(
            new Fault
            {
                Host = secret.Tenant,
                Kind = FaultKind.Status,
                Times = int.MaxValue,
            }
        );

        var result = await _rig.RunAsync("plan", "--check", "--json", "--days", "400");

        result.ExitCode.ShouldBe(ExitCode.Failed, result.Error);
        RowOf(result, secret.Name).GetProperty("unseen").GetProperty("code").GetString().ShouldBe("QlikUnavailable");
    }

    /// <summary>Settings and tags alone say so: no tenant is asked.</summary>
    [Theory]
    [InlineData("paused", "Paused")]
    [InlineData("manual", "ManualOnly")]
    public async Task Plan_SecretThatNothingStartsByItself_IsBlocked(string schedule, string code)
    {
        var secret = _rig.Estate.Secrets[0];
        var newest = _rig.Estate.Vault.Vault.Latest(secret.Name)!;
        var tags = new Dictionary<string, string>(newest.Tags, StringComparer.Ordinal) { ["qlik-schedule"] = schedule };
        _rig.Estate.Vault.Vault.SetSecret(secret.Name, newest.Value, tags);

        var result = await _rig.RunAsync("plan", "--json", "--days", "400");

        RowOf(result, secret.Name).GetProperty("blockers").ToString().ShouldContain(code);
    }

    [Fact]
    public async Task Plan_TwoFormats_IsUsage()
    {
        var result = await _rig.RunAsync("plan", "--yaml", "--markdown");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("Take one of --json, --yaml and --markdown.");
    }

    private static JsonElement RowOf(CommandResult result, string name) =>
        result
            .LastLine.GetProperty("plan")
            .EnumerateArray()
            .Single(row => row.GetProperty("secret").GetProperty("name").GetString() == name);
}
