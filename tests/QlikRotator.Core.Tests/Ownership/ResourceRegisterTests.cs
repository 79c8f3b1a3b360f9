using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Ownership;

public sealed class ResourceRegisterTests
{
    [Fact]
    public void RightTo_NothingRecorded_IsRefusedEvenToAPerson()
    {
        Recorded.Register().RightTo("theirs", person: true).Problem!.Code.ShouldBe("NotRecorded");
        Recorded.Register().RightTo(null, person: true).Value.ShouldBeNull();
    }

    [Theory]
    [InlineData(CredentialMapping.Created)]
    [InlineData(CredentialMapping.Matched)]
    [InlineData(CredentialMapping.Sole)]
    public void RightTo_ProvedMapping_IsGiven(CredentialMapping mapping) =>
        Recorded.Register(Recorded.Found("hint1", mapping)).RightTo("hint1", person: false).Value!.CredentialId.ShouldBe("hint1");

    [Fact]
    public void RightTo_OnlyClaimed_TakesAPerson()
    {
        var register = Recorded.Register(Recorded.Found("hint1"));

        register.RightTo("hint1", person: false).Problem!.Code.ShouldBe("MappingClaimed");
        register.RightTo("hint1", person: true).Value!.Ground.ShouldBe("a person");
    }

    [Fact]
    public void RightTo_AnotherSecretNamesIt_IsRefusedEvenToAPerson()
    {
        var shared = Recorded.Found("hint1", CredentialMapping.Created) with
        {
            AlsoNamedBy = [Some.Reference with { Name = "other" }],
        };

        Recorded.Register(shared).RightTo("hint1", person: true).Problem!.Code.ShouldBe("SharedCredential");
    }

    [Theory]
    [InlineData(CredentialState.Dead)]
    [InlineData(CredentialState.Intended)]
    public void RightTo_NotAlive_IsRefused(CredentialState state) =>
        Recorded.Register(Recorded.Made("gone") with { State = state }).RightTo("gone", person: true).Value.ShouldBeNull();

    [Fact]
    public void StraysOf_OnlyWhatThisRotationMade_AndDoesNotKeep()
    {
        var other = Recorded.Made("others");
        var register = Recorded.Register(
            Recorded.Made("lost"),
            Recorded.Made("kept", 2),
            Recorded.Made("withdrawn", 3) with
            {
                State = CredentialState.Dead,
            },
            other with
            {
                Row = "made-second-1",
                Maker = other.Maker! with { RotationId = "second" },
            },
            Recorded.Found("hint1")
        );

        register.StraysOf(Recorded.Rotation, keep: "kept").Select(one => one.CredentialId).ShouldBe(["lost"]);
    }

    [Fact]
    public void RightToOwn_NotMadeHere_IsABug() =>
        Should.Throw<ArgumentException>(() => ResourceRegister.RightToOwn(Recorded.Found("hint1")));

    /// <summary>Two secrets of one client: what the other's rotation made is recorded, and is nobody's guess.</summary>
    [Theory]
    [InlineData("before", false)]
    [InlineData("of another rotation", false)]
    [InlineData("somebody's", false)]
    [InlineData("older", false)]
    [InlineData("perhaps ours", true)]
    [InlineData("anonymous", true)]
    public void SuspectsOf_OnlyWhatNobodyAccountsFor(string id, bool suspect)
    {
        var attempt = Recorded.Made(null, 1, "before");
        var other = Recorded.Made("of another rotation") with { Row = "made-second-1" };
        CredentialInfo[] listed =
        [
            new("before", Some.Now.AddMinutes(1), "us", null, null),
            new("of another rotation", Some.Now.AddMinutes(1), "us", null, null),
            new("somebody's", Some.Now.AddMinutes(1), "somebody", null, null),
            new("older", Some.Now.AddHours(-1), "us", null, null),
            new("perhaps ours", Some.Now.AddMinutes(1), "us", null, null),
            new("anonymous", null, null, null, null),
        ];

        Recorded
            .Register(attempt, other)
            .SuspectsOf(attempt, new SourceState(listed, null, "us", true, false, null))
            .Any(one => one.Id == id)
            .ShouldBe(suspect);
    }
}
