using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

public sealed class BadMomentTests : VaultTests
{
    [Fact]
    public async Task Read_WhenThrottledForLong_IsTriedAgainWhenTheVaultSays()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Faults.Throttle(times: 1, TimeSpan.FromSeconds(40));

        var again = await Should.ThrowAsync<TryAgainException>(ReadAsync());

        again.Reason.Code.ShouldBe("VaultThrottled");
        again.NotBefore.ShouldBe(VaultWorld.Noon.AddSeconds(40));
        World.First.Requests.Count(request => request.Status == 429).ShouldBe(1);
        (await ReadAsync()).ShouldBe("old");
    }

    [Fact]
    public async Task Read_InABlip_IsAnswered()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Faults.Outage(times: 2);

        (await ReadAsync()).ShouldBe("old");
    }

    [Fact]
    public async Task Read_InAnOutage_IsTriedAgainAfterThreeAttempts()
    {
        World.First.Faults.Outage();

        (await Should.ThrowAsync<TryAgainException>(ReadAsync())).Reason.Code.ShouldBe("VaultUnavailable");

        World.First.Requests.Count(request => request.Status == 503).ShouldBe(3);
    }

    [Fact]
    public async Task Read_OfAVaultThatIsGone_IsTriedAgain()
    {
        // No service listens on port 1.
        var nobody = new Uri("https://localhost:1");
        World.Settings["Rotator:Vaults:0:Uri"] = nobody.ToString();

        var again = await Should.ThrowAsync<TryAgainException>(
            World.Vault.ReadAsync(new(nobody, "reporting"), version: null, Ct)
        );

        again.Reason.Code.ShouldBe("VaultUnreachable");
    }

    [Fact]
    public async Task Read_OfAVaultWithAnotherCertificate_SendsNothing()
    {
        World.Settings["Rotator:Vaults:0:Thumbprint"] = new string('0', 64);

        (await Should.ThrowAsync<TryAgainException>(ReadAsync())).Reason.Code.ShouldBe("VaultUntrusted");

        World.First.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_ThatIsCancelled_IsNotTriedAgain()
    {
        World.First.Vault.SetSecret("reporting", "old");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        World.First.Faults.Add(new VaultFault { Kind = VaultFaultKind.Delay, Wait = TimeSpan.FromHours(1) });

        var reading = World.Vault.ReadAsync(World.Secret("reporting"), version: null, stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(reading);
    }

    [Fact]
    public async Task Write_WhoseAnswerIsLost_MayLeaveTwoVersionsOfOneValue()
    {
        World.First.Faults.LoseAnswer("PUT");

        var written = await World.Vault.WriteAsync(
            World.Secret("reporting"),
            new SecretValue("new"),
            new(new Dictionary<string, string> { ["qlik-rotation"] = "r1" }, VaultWorld.Noon.AddDays(90), null),
            Ct
        );

        var versions = World.First.Vault.Versions("reporting");
        versions.Select(version => version.Value).ShouldBe(["new", "new"]);
        versions.ShouldAllBe(version => version.Tags["qlik-rotation"] == "r1");
        written.Value!.Reference.Version.ShouldBe(versions[1].Version);
    }

    private async Task<string?> ReadAsync() =>
        (await World.Vault.ReadAsync(World.Secret("reporting"), version: null, Ct)).Value?.Value.Reveal();
}
