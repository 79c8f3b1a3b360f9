using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Registry;

public sealed class SlotReferenceTests
{
    public static TheoryData<string, SlotReference> Texts =>
        new()
        {
            { "tenant-email:config", new("tenant-email", "config", null, null, null) },
            {
                "data-connection:abc@globex.us.qlikcloud.com#/connectionProperties/queryHeaders/0/value?format=Bearer {0}",
                new(
                    "data-connection",
                    "abc",
                    "globex.us.qlikcloud.com",
                    "/connectionProperties/queryHeaders/0/value",
                    "Bearer {0}"
                )
            },
            { "automation-connection:abc#token", new("automation-connection", "abc", null, "token", null) },
            {
                "webhook:https://ops.contoso.example/reread",
                new("webhook", "https://ops.contoso.example/reread", null, null, null)
            },
            {
                "key-vault:https://other.vault.azure.net/secrets/copy",
                new("key-vault", "https://other.vault.azure.net/secrets/copy", null, null, null)
            },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void TryParse_Text_GivesItsParts_AndTheTextAgain(string text, SlotReference expected)
    {
        SlotReference.TryParse(text, out var slot).ShouldBeTrue();

        slot.ShouldBe(expected);
        slot!.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("webhook")]
    [InlineData("webhook:")]
    [InlineData(":target")]
    [InlineData("data-connection:abc?format=Bearer")]
    public void TryParse_NotASlot_IsRefused(string text) => SlotReference.TryParse(text, out _).ShouldBeFalse();
}
