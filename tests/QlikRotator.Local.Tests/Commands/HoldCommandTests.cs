using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>From adoption to the old secret's death as an administrator goes through it on the command line.</summary>
public sealed class HoldCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        _client = Acme.AddOAuthClient(new NewOAuthClient { Name = "shop" });
        _rig.Estate.Vault.Vault.SetSecret("shop-client", _client.Secret);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Adopt_DryRun_SaysWhenItIsDueAndThatItIsHeld()
    {
        var held = await _rig.RunAsync([.. Adopt(), "--dry-run"]);
        var json = await _rig.RunAsync([.. Adopt(), "--dry-run", "--json"]);
        var free = await _rig.RunAsync([.. Adopt(), "--dry-run", "--no-hold"]);

        held.ExitCode.ShouldBe(ExitCode.Done, held.Error);
        held.Out.ShouldContain($"Credential {_client.Hint} is held");
        var result = json.LastLine.GetProperty("results")[0];
        result.GetProperty("dueAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        result.GetProperty("retirement").GetProperty("way").GetString().ShouldBe("Held");
        free.Out.ShouldContain($"Credential {_client.Hint} is deleted on ");
    }

    [Fact]
    public async Task AdoptRotateReleaseRetire_TheOldSecretDiesOnlyAtTheEnd()
    {
        (await _rig.RunAsync(Adopt())).ExitCode.ShouldBe(ExitCode.Done);
        var rotated = await _rig.RunAsync("rotate", "shop-client");
        rotated.ExitCode.ShouldBe(ExitCode.Done, rotated.Error);
        rotated.Out.ShouldContain("its old one still works");
        var tooSoon = await _rig.RunAsync("retire", "shop-client", _client.Hint);
        tooSoon.ExitCode.ShouldBe(ExitCode.Failed);
        tooSoon.Error.ShouldContain("is held until somebody releases it");
        IsAlive().ShouldBeTrue();
        var listed = await _rig.RunAsync("secrets", "--json");
        listed.Out.ShouldContain("\"hold\":{");

        (await _rig.RunAsync("left")).Out.ReplaceLineEndings(" ").ShouldContain("release shop-client");
        var released = await _rig.RunAsync("release", "shop-client", "--reason", "all moved");
        var retired = await _rig.RunAsync("retire", "shop-client", _client.Hint, "--json");

        released.ExitCode.ShouldBe(ExitCode.Done, released.Error);
        released.Out.ShouldContain("The next sweep deletes credential");
        released.Out.ShouldContain($"retire shop-client {_client.Hint}");
        retired.ExitCode.ShouldBe(ExitCode.Done, retired.Error);
        retired.LastLine.GetProperty("oldRefused").GetBoolean().ShouldBeTrue();
        IsAlive().ShouldBeFalse();
        Acme.AcceptsClientSecret(_client.ClientId, _rig.Estate.Vault.Vault.Latest("shop-client")!.Value).ShouldBeTrue();
    }

    [Fact]
    public async Task Release_WherePeopleMustAgree_PromisesNoSweep()
    {
        (await _rig.RunAsync([.. Adopt(), "--policy", "critical"])).ExitCode.ShouldBe(ExitCode.Done);
        var rotated = await _rig.RunAsync("rotate", "shop-client");
        rotated.ExitCode.ShouldBe(ExitCode.Done, rotated.Error);

        var released = await _rig.RunAsync("release", "shop-client");

        released.ExitCode.ShouldBe(ExitCode.Done, released.Error);
        released.Out.ShouldNotContain("The next sweep deletes");
        released.Out.ShouldContain($"retire shop-client {_client.Hint}");
        released.Out.ShouldContain(EstateRig.Approver);
    }

    [Fact]
    public async Task Release_NothingWasLeft_PromisesNothing()
    {
        (await _rig.RunAsync(Adopt())).ExitCode.ShouldBe(ExitCode.Done);

        var released = await _rig.RunAsync("release", "shop-client");

        released.Out.ShouldNotContain("sweep");
        released.Out.ShouldContain("Nothing old of shop-client is alive");
    }

    [Fact]
    public async Task Rotate_LeakOfAHeldSecret_SaysThatItDoesNotWait()
    {
        (await _rig.RunAsync(Adopt())).ExitCode.ShouldBe(ExitCode.Done);

        var leaked = await _rig.RunAsync("rotate", "shop-client", "--leak", "--reason", "seen in a log");

        leaked.ExitCode.ShouldBe(ExitCode.Done, leaked.Error);
        leaked.Out.ShouldContain("The secret is held, and a leak does not wait for that");
        IsAlive().ShouldBeFalse();
    }

    [Fact]
    public async Task Release_NameThatIsNotHeld_IsNamed_AndTheOthersAreReleased()
    {
        (await _rig.RunAsync(Adopt())).ExitCode.ShouldBe(ExitCode.Done);

        var answer = await _rig.RunAsync("release", "shop-client", "nobody", "--json");

        answer.ExitCode.ShouldBe(ExitCode.Failed);
        answer.Error.ShouldContain("'nobody' is not held");
        answer.LastLine.GetProperty("released")[0].GetProperty("name").GetString().ShouldBe("shop-client");
    }

    [Fact]
    public async Task Retire_NothingLeft_Fails()
    {
        var answer = await _rig.RunAsync("retire", "shop-client", "nosuch");

        answer.ExitCode.ShouldBe(ExitCode.Failed);
        answer.Error.ShouldContain("not among what shop-client has left alive");
        answer.Error.ShouldContain("the command 'left'");
    }

    private static readonly string[] Where = ["--source", "oauth-client-secret", "--tenant", DemoEstate.Acme];

    private QlikTenant Acme => _rig.Estate.Qlik.Tenant(DemoEstate.Acme);

    private string[] Adopt() => ["adopt", "shop-client", .. Where, "--id", _client.ClientId];

    private bool IsAlive() => Acme.AcceptsClientSecret(_client.ClientId, _client.Secret);
}
