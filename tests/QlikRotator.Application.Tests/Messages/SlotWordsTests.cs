using QlikRotator.Application.Messages;

namespace QlikRotator.Application.Tests.Messages;

public sealed class SlotWordsTests
{
    [Theory]
    [InlineData("data-connection:ce07#/connectionProperties/x?format=Bearer {0}", "Data connection (acme)")]
    [InlineData("data-connection:ce07@globex.us.qlikcloud.com#/connectionProperties/x", "Data connection (globex)")]
    [InlineData("tenant-email:default", "Tenant e-mail server (acme)")]
    [InlineData("webhook:https://hooks.contoso.example/rotated", "Webhook (hooks.contoso.example)")]
    [InlineData("key-vault:https://copies.vault.azure.net/secrets/reporting", "Copy in a key vault (copies, reporting)")]
    [InlineData("Key Vault", "Key Vault")]
    [InlineData("acme.eu.qlikcloud.com", "acme.eu.qlikcloud.com")]
    [InlineData("unheard-of:thing", "unheard-of:thing")]
    public void Of_Tag_ThePlaceInWords(string tag, string expected) =>
        SlotWords.Of(tag, "acme.eu.qlikcloud.com").ShouldBe(expected);

    [Fact]
    public void Of_NoTenant_TheKindAlone() => SlotWords.Of("data-connection:ce07", null).ShouldBe("Data connection");
}
