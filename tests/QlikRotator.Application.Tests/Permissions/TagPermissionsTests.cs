using Microsoft.Extensions.Options;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Tests.Permissions;

/// <summary>Somebody who may write tags, and nothing else, tries to have a value sent to where they can read it.</summary>
public sealed class TagPermissionsTests
{
    private static readonly Uri Vault = new("https://contoso.vault.azure.net");
    private static readonly DateTimeOffset Written = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("data-connection:1#/connectionProperties/password")]
    [InlineData("data-connection:1#/connectionProperties/queryHeaders/Authorization/value?format=Bearer {0}")]
    [InlineData("data-connection:1#/qPassword")]
    [InlineData("automation-connection:1#/client_secret")]
    [InlineData("automation-connection:1#/api-key")]
    [InlineData("tenant-email:smtp")]
    [InlineData("webhook:https://apps.contoso.example/reread")]
    [InlineData("key-vault:https://contoso.vault.azure.net/secrets/copy")]
    public void WhyNot_BySettingsThatSayNothing_UsualSlotsMay(string slot) => WhyNot(new(), slot).ShouldBeNull();

    [Theory]
    [InlineData("data-connection:1#/connectionProperties/body", "PropertyNotKnown")]
    [InlineData("automation-connection:1#/endpoint_suffix", "PropertyNotKnown")]
    [InlineData("key-vault:https://elsewhere.vault.azure.net/secrets/copy", "CopyElsewhere")]
    public void WhyNot_BySettingsThatSayNothing_OddPlacesMayNot(string slot, string code) => WhyNot(new(), slot).ShouldBe(code);

    [Fact]
    public void WhyNot_OfWhatIsNamed_IsNull()
    {
        WhyNot(new() { Properties = ["Body"] }, "data-connection:1#/connectionProperties/body").ShouldBeNull();
        const string Elsewhere = "https://elsewhere.vault.azure.net/secrets/copy";
        WhyNot(new() { Targets = [Elsewhere] }, $"key-vault:{Elsewhere}").ShouldBeNull();
    }

    [Fact]
    public void WhyNot_OutsideOfWhatIsNamed_IsNotAllowed()
    {
        const string Slot = "data-connection:1#/connectionProperties/password";
        WhyNot(new() { Policies = ["critical"] }, Slot).ShouldBe("TagNotAllowed");
        WhyNot(new() { Tenants = ["globex.us.qlikcloud.com"] }, Slot).ShouldBe("TagNotAllowed");
        WhyNot(new() { Slots = ["webhook"] }, Slot).ShouldBe("TagNotAllowed");
        WhyNot(new() { Targets = ["2"] }, Slot).ShouldBe("TagNotAllowed");
        var other = "data-connection:1@globex.us.qlikcloud.com#/connectionProperties/password";
        WhyNot(new() { Tenants = ["acme.eu.qlikcloud.com"] }, other).ShouldBe("TagNotAllowed");
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "ConnectionTooNew")]
    public void WhyTooNew_ByTheConnectionsAge_OlderOnesOnly(int minutes, string? code) =>
        TooNew(new(), Written.AddMinutes(minutes)).ShouldBe(code);

    [Fact]
    public void WhyTooNew_OfAConnectionThatIsNamed_IsNull()
    {
        TooNew(new() { Targets = ["1"] }, Written.AddDays(1)).ShouldBeNull();
        TooNew(new(), created: null).ShouldBe("ConnectionTooNew");
    }

    private static string? WhyNot(VaultAllowOptions allow, string slot) => Of(allow).WhyNot(Secret(slot))?.Code;

    private static string? TooNew(VaultAllowOptions allow, DateTimeOffset? created)
    {
        var secret = Secret("data-connection:1#/connectionProperties/password");
        return Of(allow).WhyTooNew(new SlotCall(secret.Slots[0], secret.Tenant, secret, secret.Newest, "r"), created)?.Code;
    }

    private static TagPermissions Of(VaultAllowOptions allow) =>
        new(Options.Create(new RotatorOptions { Vaults = [new() { Uri = Vault, Allow = allow }] }));

    private static ManagedSecret Secret(string slot) =>
        ManagedSecretParser
            .Parse(
                new SecretVersionInfo(
                    new(Vault, "reporting", "1"),
                    new Dictionary<string, string>
                    {
                        [ManagedTags.Source] = "api-key",
                        [ManagedTags.Tenant] = "acme.eu.qlikcloud.com",
                        [ManagedTags.ResourceId] = "user-1",
                        [$"{ManagedTags.SlotPrefix}1"] = slot,
                    },
                    Written,
                    null,
                    true,
                    null
                )
            )
            .Value!;
}
