using System.Text.Json;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>What every list of the command line says of a secret that was overwritten without tags, or that cannot be read.</summary>
public sealed class LostSecretCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    private string Name => _rig.Estate.Secrets[0].Name;

    [Theory]
    [InlineData("secrets")]
    [InlineData("plan")]
    [InlineData("verify")]
    [InlineData("discover")]
    public async Task Lists_SecretOverwrittenWithoutTags_NameItAsLost(string command)
    {
        await _rig.RunAsync("verify");
        _rig.Estate.Vault.Vault.SetSecret(Name, "somebody's own");

        var result = await _rig.RunAsync(command, "--json");

        result.ExitCode.ShouldBe(ExitCode.PersonNeeded, result.Error);
        LostIn(result.LastLine).ShouldContain(Name);
        (command == "secrets" ? "lost" : result.Error).ShouldContain("lost", Case.Insensitive);
    }

    [Theory]
    [InlineData("secrets")]
    [InlineData("plan")]
    [InlineData("verify")]
    [InlineData("discover")]
    public async Task Lists_OneSecretCannotBeRead_NameItBesideTheRestAndFail(string command)
    {
        _rig.Estate.Vault.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Throttle,
                RetryAfter = TimeSpan.FromMinutes(10),
                PathPrefix = $"/secrets/{Name}",
            }
        );

        var result = await _rig.RunAsync(command, "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed, result.Error);
        result.Error.ShouldContain($"/{Name}: ");
        result.Error.ShouldContain("asks for fewer calls");
        var unread = result.LastLine.GetProperty("unread").EnumerateArray().ShouldHaveSingleItem();
        unread.GetProperty("name").GetString().ShouldBe(Name);
        result.LastLine.ToString().ShouldContain(_rig.Estate.Secrets[1].Name);
    }

    [Fact]
    public async Task Plan_SecretThatCannotBeManaged_IsNamedBesideThePlan()
    {
        _rig.Estate.Vault.Vault.SetSecret("mangled", "x", new Dictionary<string, string> { ["qlik-source"] = "api-key" });

        var result = await _rig.RunAsync("plan");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.Error.ShouldContain("Not rotated:");
        result.Error.ShouldContain("/mangled: ");
        result.Error.ShouldNotContain("BadTags", customMessage: "a code is for programs");
    }

    private static IEnumerable<string?> LostIn(JsonElement answer) =>
        answer.TryGetProperty("lost", out var lost)
            ? lost.EnumerateArray().Select(one => one.GetProperty("secret").GetProperty("name").GetString())
            : answer
                .GetProperty("secrets")
                .EnumerateArray()
                .Where(row => row.GetProperty("state").GetString() == "Lost")
                .Select(row => row.GetProperty("secret").GetProperty("name").GetString());
}
