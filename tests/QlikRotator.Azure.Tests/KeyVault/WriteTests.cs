using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

public sealed class WriteTests : VaultTests
{
    private static readonly Dictionary<string, string> Tags = new() { ["qlik-source"] = "api-key", ["team"] = "bi" };

    [Fact]
    public async Task Write_OfANewVersion_KeepsTagsExpiryAndType()
    {
        var written = await WriteAsync("new");

        written.Problem.ShouldBeNull();
        var held = World.First.Vault.Latest("reporting")!;
        held.Value.ShouldBe("new");
        held.Tags.ShouldBe(Tags, ignoreOrder: true);
        held.Expires.ShouldBe(VaultWorld.Noon.AddDays(90));
        held.ContentType.ShouldBe("application/json");
        written.Value!.Reference.ShouldBe(World.Versions("reporting")[0]);
        written.Value.Tags.ShouldBe(Tags, ignoreOrder: true);
    }

    [Fact]
    public async Task Write_ToADeletedName_SaysWhatToDo()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Vault.DeleteSecret("reporting");

        var problem = (await WriteAsync("new")).Problem!;

        problem.Code.ShouldBe("SecretDeleted");
        problem.Message.ShouldContain("recover");
    }

    [Fact]
    public async Task Write_ThatTheVaultRefuses_SaysSoWithoutTheValue()
    {
        var value = new string('x', 30_000);

        var problem = (await WriteAsync(value)).Problem!;

        problem.Code.ShouldBe("VaultRefused");
        problem.Message.ShouldNotContain("xxx");
    }

    [Fact]
    public async Task Disable_OfAVersion_LeavesTheRestOfItAndTheOtherVersions()
    {
        await WriteAsync("old");
        await WriteAsync("new");

        await World.Vault.DisableAsync(World.Versions("reporting")[0], Ct);
        await World.Vault.DisableAsync(World.Versions("reporting")[0], Ct);

        var versions = World.First.Vault.Versions("reporting");
        versions.Select(version => version.Enabled).ShouldBe([false, true]);
        versions[0].Tags.ShouldBe(Tags, ignoreOrder: true);
        versions[0].Expires.ShouldBe(VaultWorld.Noon.AddDays(90));
        versions[0].ContentType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Disable_OfAVersionThatIsGone_IsDone() =>
        await World.Vault.DisableAsync(World.Secret("reporting").At("0123456789abcdef0123456789abcdef"), Ct);

    [Fact]
    public async Task Disable_WithoutTheRole_NeedsAPerson()
    {
        await WriteAsync("old");
        World.First.Faults.Forbid();

        var failed = await Should.ThrowAsync<VaultRefusedException>(World.Vault.DisableAsync(World.Versions("reporting")[0], Ct));

        failed.Reason.Code.ShouldBe("VaultForbidden");
    }

    [Fact]
    public async Task Tag_OfTheNewestVersion_ReplacesTagsAndExpiryInPlace()
    {
        World.First.Vault.SetSecret("reporting", "current", new Dictionary<string, string> { ["old"] = "tag" });

        var tagged = await TagAsync(World.Versions("reporting")[0]);

        tagged.Value!.Tags.ShouldBe(Tags, ignoreOrder: true);
        var held = World.First.Vault.Versions("reporting").ShouldHaveSingleItem();
        held.Value.ShouldBe("current");
        held.Tags.ShouldBe(Tags, ignoreOrder: true);
        held.Expires.ShouldBe(VaultWorld.Noon.AddDays(30));
    }

    [Fact]
    public async Task Tag_OfAnOlderVersion_IsRefused()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Vault.SetSecret("reporting", "new");

        (await TagAsync(World.Versions("reporting")[0])).Problem!.Code.ShouldBe("Stale");

        World.First.Vault.Versions("reporting").ShouldAllBe(version => version.Tags.Count == 0);
    }

    private Task<Result<SecretVersionInfo>> TagAsync(SecretVersionReference version) =>
        World.Get<IVersionTags>().TagAsync(version, Tags, VaultWorld.Noon.AddDays(30), Ct);

    private Task<Result<SecretVersionInfo>> WriteAsync(string value) =>
        World.Vault.WriteAsync(
            World.Secret("reporting"),
            new SecretValue(value),
            new NewVersion(Tags, VaultWorld.Noon.AddDays(90), "application/json"),
            Ct
        );
}
