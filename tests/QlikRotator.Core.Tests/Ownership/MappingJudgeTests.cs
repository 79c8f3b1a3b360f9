using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Ownership;

public sealed class MappingJudgeTests
{
    private const string Tagged = "hint1";

    private static readonly SecretReference Other = Some.Reference with { Name = "other" };

    [Fact]
    public void Judge_ValueNamesIt_IsMatched() =>
        Judge(matched: Tagged, alive: [Tagged, "hint2"]).Mapping.ShouldBe(CredentialMapping.Matched);

    [Fact]
    public void Judge_ValueNamesAnother_TheTagIsRefused() =>
        Judge(matched: "hint2", alive: [Tagged, "hint2"]).Refusal!.Code.ShouldBe("WrongCredentialTag");

    [Fact]
    public void Judge_OnlyOneAliveAndItsValueWorks_IsSole() => Judge(alive: Tagged).Mapping.ShouldBe(CredentialMapping.Sole);

    [Fact]
    public void Judge_OnlyOneAliveAndItsValueWasNotTried_IsClaimed() =>
        Judge(accepted: false, alive: Tagged).Mapping.ShouldBe(CredentialMapping.Claimed);

    [Fact]
    public void Judge_OnlyATagSaysSo_IsClaimed() => Judge(alive: [Tagged, "hint2"]).Mapping.ShouldBe(CredentialMapping.Claimed);

    [Theory]
    [InlineData(CredentialMapping.Created)]
    [InlineData(CredentialMapping.Sole)]
    public void Judge_RecordedForThisVersion_StaysKnown(CredentialMapping known) =>
        Judge(record: Recorded.Found(Tagged, known), alive: [Tagged, "hint2"]).Mapping.ShouldBe(known);

    /// <summary>Somebody wrote a version by hand: that its tag names what we made once proves nothing of its value.</summary>
    [Fact]
    public void Judge_RecordedForAnotherVersion_IsClaimed() =>
        Judge(record: Recorded.Found(Tagged, CredentialMapping.Created) with { Version = "v0" }, alive: [Tagged, "hint2"])
            .Mapping.ShouldBe(CredentialMapping.Claimed);

    [Fact]
    public void Judge_HeldByAnotherSecret_IsRefused() =>
        Judge(record: Recorded.Found(Tagged) with { Secret = Other }, alive: Tagged).Refusal!.Code.ShouldBe("SharedCredential");

    [Fact]
    public void Judge_NamedByAnotherSecretToo_IsRefused() =>
        Judge(record: Recorded.Found(Tagged) with { AlsoNamedBy = [Other] }, alive: Tagged)
            .Refusal!.Code.ShouldBe("SharedCredential");

    private static MappingVerdict Judge(
        string? matched = null,
        bool accepted = true,
        CredentialRecord? record = null,
        params string[] alive
    )
    {
        var state = new SourceState(
            [.. alive.Select(id => new CredentialInfo(id, null, null, null, null))],
            Tagged,
            "us",
            Provable: true,
            Marks: false,
            Refusal: null
        )
        {
            MatchedId = matched,
        };
        var register = record is null ? Recorded.Register() : Recorded.Register(record);
        return MappingJudge.Judge(Some.Secret, Some.Secret.Newest.Version, state, accepted, register);
    }
}
