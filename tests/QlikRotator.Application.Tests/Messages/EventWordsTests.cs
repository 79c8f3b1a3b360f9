using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Tests.Messages;

public sealed class EventWordsTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Slot = "data-connection:ce07#/connectionProperties/queryHeaders/0/value?format=Bearer {0}";

    [Theory]
    [InlineData(
        "Started",
        "NearExpiry, policy default, Routine mode",
        "Key Vault says that the value expires soon, policy default"
    )]
    [InlineData("Started", "Person, policy critical, Leak mode", "A person asked for it, policy critical, leak mode")]
    [InlineData("Retired", "Deleted: Secret 'g39ZC' was deleted.", "Secret 'g39ZC' was deleted.")]
    [InlineData(
        "Restored",
        "Cancelled: root@vm: no reason given Restored: Version 2 has it.",
        "root@vm: no reason given. Version 2 has it."
    )]
    [InlineData("Restored", "Cancelled: root@vm: no reason given", "root@vm: no reason given")]
    [InlineData("Restored", "Rejected: No. Restored: Version 2 has it.", "No. Version 2 has it.")]
    [InlineData(
        "Delivered",
        $"{Slot}: Written; webhook:https://hooks.contoso.example/x: Same",
        "Data connection (acme); Webhook (hooks.contoso.example)"
    )]
    [InlineData("DeliveryFailed", $"{Slot}: TestRefused; x", "Data connection (acme): test refused; x")]
    [InlineData("Unhealthy", "Key Vault: Newest; acme: TokenRefused", "Key Vault: newest; acme: token refused")]
    [InlineData("Retired", "KeyGone: 'k1' is not there.", "'k1' is not there.")]
    [InlineData("Proved", "Key Vault: Newest; acme.eu.qlikcloud.com: TokenGranted", "Key Vault; acme.eu.qlikcloud.com")]
    [InlineData(
        "ApprovalAsked",
        $"Retire gate, until 2026-03-05 08:00:00Z, evidence {Hash}",
        "Before the old credential is deleted, until 2026-03-05 08:00:00Z"
    )]
    [InlineData("Issued", "Credential  is version v2", "The vault has version v2")]
    public void Text_OfTheRotator_NoCodesHashesOrTags(string what, string why, string expected) =>
        EventWords.Text(new("key", "rotator", what, why), "acme.eu.qlikcloud.com").ShouldBe(expected);

    [Fact]
    public void Text_OfAPerson_AsItWasWritten() =>
        EventWords.Text(new LedgerEntry("key", "ann", "Rejected", "Because: No"), null).ShouldBe("Because: No");

    [Theory]
    [InlineData("ApprovalApproved", "Enough people approved")]
    [InlineData("CancelRequested", "Cancel requested")]
    [InlineData("KeptBoth", "Both credentials kept")]
    public void Title_OfAnEvent_Words(string what, string expected) =>
        EventWords.Title(new LedgerEntry("key", "rotator", what, "")).ShouldBe(expected);

    /// <summary>The end of a delivery is no delivery into slots.</summary>
    [Fact]
    public void Title_OfTheEnd_IsNotThatOfTheStep() =>
        EventWords.Title(new LedgerEntry("Conclude-4a580f378d8e", "rotator", "Delivered", "")).ShouldBe("Delivered");

    [Fact]
    public void Lines_AnEventThatRepeatsTheOneAbove_HasNoTextOfItsOwn()
    {
        var lines = EventLine.Of(
            [
                Event(1, "Retired", "Deleted: Secret 'a' was deleted."),
                Event(2, "Rotated", "OldRefused: Secret 'a' was deleted."),
                Event(3, "Held", "Secret 'a' was kept."),
            ],
            null
        );

        lines.Select(one => one.Text).ShouldBe(["Secret 'a' was deleted.", "", "Secret 'a' was kept."]);
        lines
            .Select(one => one.Title)
            .ShouldBe(["Old credential dealt with", "Rotated", "Old credential kept: the secret is held"]);
    }

    private static LedgerEvent Event(int sequence, string what, string why) =>
        new("r1", sequence, DateTimeOffset.UnixEpoch, new LedgerEntry($"k{sequence}", "rotator", what, why), "", "");
}
