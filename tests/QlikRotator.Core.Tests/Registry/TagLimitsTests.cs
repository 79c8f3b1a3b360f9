using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Registry;

public sealed class TagLimitsTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["qlik-source"] = "api-key",
        ["qlik-tenant"] = "acme.eu.qlikcloud.com",
        ["qlik-id"] = "owner",
        ["team"] = "bi",
    };

    [Fact]
    public void WhyNot_OrdinaryTags_IsNothing() => TagLimits.WhyNot(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("qlik-slot-7", "one slot too many")]
    [InlineData("qlik-slot-0", "one slot too many")]
    [InlineData("qlik-polcy", "means nothing here")]
    public void WhyNot_UnknownTagOfOurs_IsNamed(string name, string why) =>
        TagLimits.WhyNot(new Dictionary<string, string>(Good) { [name] = "x" }).ShouldHaveSingleItem().ShouldContain(why);

    /// <summary>Twelve of the owner's own leave no room for what a rotation adds: found before anything is created.</summary>
    [Theory]
    [InlineData(8, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void WhyNot_NoRoomForARotationsTags_IsSaidBefore(int own, bool fits)
    {
        var tags = new Dictionary<string, string>(Good);
        for (var number = 2; number <= own; number++)
        {
            tags[$"own-{number}"] = "x";
        }

        TagLimits.WhyNot(tags).Any().ShouldBe(!fits);
    }

    [Fact]
    public void WhyNot_TextThatKeyVaultRefuses_IsNamed() =>
        TagLimits
            .WhyNot(new Dictionary<string, string>(Good) { ["team"] = new string('x', 257) })
            .ShouldHaveSingleItem()
            .ShouldContain("team");
}
