using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Tests.Messages;

public sealed class StageWordsTests
{
    private static readonly DateTimeOffset Until = new(2027, 1, 31, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RotationLedger.Started, "Waiting to begin on 2027-01-31 09:00 UTC")]
    [InlineData("Waiting for the window", "Waiting for the window, which opens 2027-01-31 09:00 UTC")]
    [InlineData("Soaking", "Both credentials work side by side until 2027-01-31 09:00 UTC")]
    [InlineData("Ask", "Waiting for approval until 2027-01-31 09:00 UTC")]
    [InlineData("Waiting for approval", "Waiting for approval until 2027-01-31 09:00 UTC")]
    public void Of_AWait_SaysUntilWhen(string stage, string expected) =>
        StageWords.Of(stage, new RotationWait(Until)).ShouldBe(expected);

    [Fact]
    public void Of_InLineAtATenant_SaysWhatForToo() =>
        StageWords
            .Of("Issue", new RotationWait(Until, new("Paced", "acme is to be written to again from then on.")))
            .ShouldBe(
                "Creating the new credential: waits until 2027-01-31 09:00:00 UTC. acme is to be written to again from then on."
            );

    [Fact]
    public void Of_NoWait_SaysWhereItIs() => StageWords.Of("Soaking", null).ShouldBe("Both credentials work side by side");
}
