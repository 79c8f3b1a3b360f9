using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Application.Tests.Starting;

public sealed class LostTagsTests : VaultTests
{
    private LostTags Lost => World.Get<LostTags>();

    [Fact]
    public async Task Recover_OfAnExternalVersion_CarriesTheTagsOnAndKeepsTheWritersOwn()
    {
        World.First.Vault.SetSecret("reporting", "old", Managed("external", rotation: "0123456789abcdef01234567"));
        World.Clock.Advance(TimeSpan.FromDays(1));
        World.First.Vault.SetSecret("reporting", "new", new Dictionary<string, string> { ["team"] = "bi" });

        var found = await RecoverAsync();

        var newest = World.First.Vault.Latest("reporting")!;
        newest.Value.ShouldBe("new");
        newest.Expires.ShouldBe(VaultWorld.Noon.AddDays(91));
        newest.Tags.ShouldBe(found.Value!.Tags, ignoreOrder: true);
        newest.Tags["team"].ShouldBe("bi");
        newest.Tags["qlik-slot-1"].ShouldBe("data-connection:dc1");
        newest.Tags["qlik-replaces"].ShouldBe(World.Versions("reporting")[0].Version);
        newest.Tags.Keys.ShouldNotContain("qlik-rotation");
        ManagedSecretParser.Parse(found.Value).Value!.Newest.ShouldBe(World.Versions("reporting")[1]);
    }

    [Fact]
    public async Task Recover_OfAVersionSomebodyWroteOverAnIssuedOne_LeavesItAlone()
    {
        World.First.Vault.SetSecret("reporting", "old", Managed("api-key"));
        World.Clock.Advance(TimeSpan.FromDays(1));
        World.First.Vault.SetSecret("reporting", "foreign");

        (await RecoverAsync()).Problem!.Code.ShouldBe("VaultDrift");

        World.First.Vault.Latest("reporting")!.Tags.ShouldBeEmpty();
    }

    /// <summary>Somebody let it go: an older version's tags do not bring it back.</summary>
    [Fact]
    public async Task Recover_OfASecretThatWasLetGo_LeavesItAlone()
    {
        World.First.Vault.SetSecret("reporting", "old", Managed("external"));
        World.Clock.Advance(TimeSpan.FromDays(1));
        World.First.Vault.SetSecret("reporting", "let go", new Dictionary<string, string> { ["qlik-source"] = "none" });
        World.Clock.Advance(TimeSpan.FromDays(1));
        World.First.Vault.SetSecret("reporting", "new");

        (await RecoverAsync()).Problem!.Code.ShouldBe("NotManaged");

        World.First.Vault.Latest("reporting")!.Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recover_OfASecretThatNeverWasManaged_SaysSo()
    {
        World.First.Vault.SetSecret("reporting", "old");
        World.First.Vault.SetSecret("reporting", "new");

        (await RecoverAsync()).Problem!.Code.ShouldBe("NotManaged");
    }

    [Fact]
    public async Task Start_OnAnExternalVersionWithoutTags_DeliversIt()
    {
        using var rig = new StartingRig();
        rig.History.Older.Add(rig.Put(version: "0000", source: "external"));
        rig.Put("reporting", "1111", new Dictionary<string, string>());

        var result = await rig.StartAsync(RotationTrigger.NewVersion, about: "1111");

        result.Kind.ShouldBe(StartResultKind.Started);
        rig.History.Tagged.ShouldHaveSingleItem().Reference.Version.ShouldBe("1111");
    }

    [Fact]
    public async Task Start_OnAVersionWithoutTagsOverAnIssuedOne_IsDrift()
    {
        using var rig = new StartingRig();
        rig.History.Older.Add(rig.Put(version: "0000"));
        rig.Put("reporting", "1111", new Dictionary<string, string>());

        var result = await rig.StartAsync(RotationTrigger.NewVersion, about: "1111");

        result.Kind.ShouldBe(StartResultKind.NothingToDo);
        result.Reason.Code.ShouldBe("VaultDrift");
    }

    private static Dictionary<string, string> Managed(string source, string? rotation = null)
    {
        var tags = new Dictionary<string, string>
        {
            ["qlik-source"] = source,
            ["qlik-tenant"] = "acme.eu.qlikcloud.com",
            ["qlik-id"] = "u1",
            ["qlik-slot-1"] = "data-connection:dc1",
        };
        if (rotation is not null)
        {
            tags["qlik-rotation"] = rotation;
        }

        return tags;
    }

    private async Task<Result<SecretVersionInfo>> RecoverAsync()
    {
        var newest = await World.Registry.FindAsync("reporting", Ct);
        return await Lost.RecoverAsync(newest.Value!, Ct);
    }
}
