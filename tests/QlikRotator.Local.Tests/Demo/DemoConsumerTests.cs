using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Local.Demo;

namespace QlikRotator.Local.Tests.Demo;

/// <summary>The demo believes nobody: a rotation that only says it went well must not pass.</summary>
public sealed class DemoConsumerTests
{
    private const string Slot = "key-vault:https://localhost/secrets/copy";
    private static readonly SecretValue Newest = new("newest-value");
    private static readonly SlotState Told = new(Slot, true, new("Same", "It holds the value."));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_SlotCalledGood_IsGoodOnlyWhereItWorks(bool works) => Judge(works, Told).Good.ShouldBe(works);

    [Fact]
    public void Judge_SlotThatWasNotReached_IsNotGood() => Judge(works: true).Good.ShouldBeFalse();

    [Fact]
    public void Judge_SlotCalledBad_StaysBad() => Judge(works: true, Told with { Good = false }).Good.ShouldBeFalse();

    [Theory]
    [InlineData(OutcomeKind.Rotated, true, true, true)]
    [InlineData(OutcomeKind.Rotated, false, true, false)]
    [InlineData(OutcomeKind.Rotated, null, null, false)]
    [InlineData(OutcomeKind.Delivered, null, null, true)]
    [InlineData(OutcomeKind.Restored, false, true, true)]
    [InlineData(OutcomeKind.KeptBoth, false, true, false)]
    public void Good_OutcomeAndWhatWasSeen_MustAgree(OutcomeKind outcome, bool? oldRefused, bool? newAccepted, bool good) =>
        Rotation(outcome, oldRefused, newAccepted, Told).Good.ShouldBe(good);

    [Fact]
    public void Good_OneSlotThatDoesNotWork_IsNotGood() =>
        Rotation(OutcomeKind.Rotated, oldRefused: true, newAccepted: true, Told with { Good = false }).Good.ShouldBeFalse();

    private static SlotState Judge(bool works, params SlotState[] told) =>
        DemoConsumer
            .Judge([new DemoConsumer(Slot, value => works && value.Matches(Newest))], told, Newest)
            .ShouldHaveSingleItem();

    private static DemoRotation Rotation(OutcomeKind outcome, bool? oldRefused, bool? newAccepted, params SlotState[] slots) =>
        new(
            new(new("https://contoso.vault.azure.net"), "name"),
            "api-key",
            DemoEstate.Acme,
            outcome,
            oldRefused,
            newAccepted,
            1,
            1,
            slots
        );
}
