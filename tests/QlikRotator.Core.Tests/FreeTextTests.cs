namespace QlikRotator.Core.Tests;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData("reporting\n2026-05-01T00:00:00Z Error forged", "reporting\\u000a2026-05-01T00:00:00Z Error forged")]
    [InlineData("a\r\nb", "a\\u000d\\u000ab")]
    [InlineData("\u001b[2Jgone", "\\u001b[2Jgone")]
    [InlineData("a\u2028b\u202ec", "a\\u2028b\\u202ec")]
    [InlineData("Zürich, 12 °C", "Zürich, 12 °C")]
    public void OneLine_AnyText_HoldsNothingThatBeginsALine(string text, string expected) =>
        FreeText.OneLine(text).ShouldBe(expected);

    [Theory]
    [InlineData("anna@contoso.example", true)]
    [InlineData("contoso/reporting", true)]
    [InlineData("", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u202eb", false)]
    public void IsName_ByItsCharacters_IsOneOrNot(string text, bool expected) => FreeText.IsName(text).ShouldBe(expected);

    [Fact]
    public void IsName_OfALongText_IsNone() => FreeText.IsName(new string('a', 301)).ShouldBeFalse();

    [Fact]
    public void Shorten_ALongText_EndsWhereItSaysSo()
    {
        FreeText.Shorten(new string('a', 500)).Length.ShouldBe(500);
        FreeText.Shorten(new string('a', 501)).ShouldBe($"{new string('a', 499)}…");
        FreeText.Shorten($"{new string('a', 8)}😀😀", 10).ShouldBe($"{new string('a', 8)}…");
    }

    [Fact]
    public void Problem_OfALongText_NamesTheField()
    {
        FreeText.Problem(new string('a', 501), "reason")!.Message.ShouldContain("'reason'");
        FreeText.Problem(new string('a', 500), "reason").ShouldBeNull();
    }
}
