using QlikRotator.Application.Messages;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Messages;

public sealed class OutcomeWordsTests
{
    /// <summary>A value that gave way to a newer one is in good hands: saying that a person is needed sends somebody looking for nothing.</summary>
    [Fact]
    public void Of_GaveWayToANewerValue_AsksNobody()
    {
        var outcome = RotationOutcome.Without(OutcomeKind.Superseded, new("Superseded", "Version 2 is newer."));

        var words = OutcomeWords.Of("reporting", outcome);

        words.Title.ShouldBe("reporting has a newer value");
        words.Tone.ShouldBe(NoticeTone.Good);
        words.Next.ShouldStartWith("Nothing is to be done");
        OutcomeWords.Short(OutcomeKind.Superseded).ShouldBe("gave way to a newer value");
    }

    [Fact]
    public void Of_EveryKind_HasWordsOfItsOwn() =>
        Enum.GetValues<OutcomeKind>()
            .Select(kind => OutcomeWords.Of("reporting", RotationOutcome.Without(kind, new("Code", "Why."))).Event)
            .ShouldBeUnique();
}
