using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.TestSupport.Slots;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.VaultCopies;

public sealed class KeyVaultSlotTests : VaultTests
{
    private protected override int Vaults => 2;

    private ISlot Slot => World.Get<ISlot>("key-vault");

    private string Tag => $"key-vault:{World.Second.Address}secrets/copy";

    [Fact]
    public async Task Deliver_ToAFreeName_WritesACopyThatSaysWhereItIsFrom()
    {
        var call = Rotated();

        (await Slot.InspectAsync(call, Ct)).Good.ShouldBeTrue();
        (await Slot.DeliverAsync(call, new SecretValue("new"), Ct)).Good.ShouldBeTrue();

        var copy = World.Second.Vault.Versions("copy").ShouldHaveSingleItem();
        copy.Value.ShouldBe("new");
        copy.Expires.ShouldBe(VaultWorld.Noon.AddDays(90));
        copy.ContentType.ShouldBe("text/plain");
        copy.Tags["qlik-copy-of"].ShouldBe($"{World.First.Address.Authority}/reporting");
        copy.Tags["qlik-copy-version"].ShouldBe(call.Version.Version);
        copy.Tags["qlik-copy-rotation"].ShouldBe(Calls.RotationId);
        copy.Tags.Keys.ShouldNotContain("qlik-source");
    }

    [Fact]
    public async Task Deliver_OfTheSameValueAgain_WritesNothing()
    {
        var call = Rotated();
        await Slot.DeliverAsync(call, new SecretValue("new"), Ct);

        (await Slot.DeliverAsync(call, new SecretValue("new"), Ct)).Good.ShouldBeTrue();

        World.Second.Vault.Versions("copy").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deliver_OfThePreviousValue_RestoresTheCopyAndKeepsTheOwnersTags()
    {
        World.Second.Vault.SetSecret("copy", "old", new Dictionary<string, string> { ["team"] = "bi" });
        var call = Rotated();
        (await Slot.DeliverAsync(call, new SecretValue("new"), Ct)).Good.ShouldBeTrue();

        var back = call with { Version = call.Secret.Newest };
        (await Slot.DeliverAsync(back, new SecretValue("old"), Ct)).Good.ShouldBeTrue();

        var versions = World.Second.Vault.Versions("copy");
        versions.Select(version => version.Value).ShouldBe(["old", "new", "old"]);
        versions[2].Tags["team"].ShouldBe("bi");
        versions[2].Tags["qlik-copy-version"].ShouldBe(call.Secret.Newest.Version);
    }

    [Fact]
    public async Task Deliver_WithAFormat_WritesTheFormattedValue()
    {
        var call = Rotated($"{Tag}?format=Bearer {{0}}");

        await Slot.DeliverAsync(call, new SecretValue("new"), Ct);

        World.Second.Vault.Latest("copy")!.Value.ShouldBe("Bearer new");
        (await Slot.VerifyAsync(call, new SecretValue("new"), Ct)).Good.ShouldBeTrue();
    }

    [Fact]
    public async Task Deliver_OverSomebodyElsesSecret_IsRefused()
    {
        World.Second.Vault.SetSecret("copy", "something else");
        var call = Rotated();

        (await Slot.InspectAsync(call, Ct)).Reason.Code.ShouldBe("TargetTaken");
        (await Slot.DeliverAsync(call, new SecretValue("new"), Ct)).Reason.Code.ShouldBe("TargetTaken");

        World.Second.Vault.Versions("copy").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deliver_OverAManagedSecret_IsRefused()
    {
        World.Second.Vault.SetSecret("copy", "old", new Dictionary<string, string> { ["qlik-source"] = "api-key" });

        (await Slot.InspectAsync(Rotated(), Ct)).Reason.Code.ShouldBe("TargetManaged");
    }

    [Fact]
    public async Task Verify_OfACopyThatSomebodyChanged_IsNotGood()
    {
        var call = Rotated();
        await Slot.DeliverAsync(call, new SecretValue("new"), Ct);
        (await Slot.VerifyAsync(call, new SecretValue("new"), Ct)).Good.ShouldBeTrue();

        World.Second.Vault.SetSecret("copy", "changed");

        (await Slot.VerifyAsync(call, new SecretValue("new"), Ct)).Reason.Code.ShouldBe("CopyDiffers");
    }

    [Fact]
    public async Task Verify_OfADisabledCopy_IsNotGood()
    {
        var call = Rotated();
        await Slot.DeliverAsync(call, new SecretValue("new"), Ct);
        World.Second.Vault.UpdateSecret("copy", version: null, new() { Enabled = false });

        (await Slot.VerifyAsync(call, new SecretValue("new"), Ct)).Reason.Code.ShouldBe("SecretDisabled");
    }

    [Theory]
    [InlineData("key-vault:https://stranger.vault.azure.net/secrets/copy", "VaultNotConfigured")]
    [InlineData("key-vault:copy", "BadTarget")]
    [InlineData("key-vault:{0}secrets/copy/0123", "BadTarget")]
    [InlineData("key-vault:{0}keys/copy", "BadTarget")]
    [InlineData("key-vault:{0}secrets/REPORTING", "TargetIsSource")]
    public async Task Inspect_OfATargetThatCannotBe_SaysWhy(string tag, string code)
    {
        var check = await Slot.InspectAsync(Rotated(tag.Replace("{0}", World.First.Address.ToString())), Ct);

        check.Good.ShouldBeFalse();
        check.Reason.Code.ShouldBe(code);
    }

    /// <summary>The managed secret with its old and its new version, in the middle of a rotation.</summary>
    private SlotCall Rotated(string? tag = null)
    {
        World.First.Vault.SetSecret("reporting", "old", expires: VaultWorld.Noon.AddDays(1));
        World.First.Vault.SetSecret("reporting", "new", expires: VaultWorld.Noon.AddDays(90), contentType: "text/plain");
        var versions = World.Versions("reporting");
        return Calls.Of(tag ?? Tag, versions[0], versions[1]);
    }
}
