using System.Text.Json;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Core.Tests.Secrets;

public sealed class SecretValueTests
{
    private static readonly SecretValue Value = new("canary-value");

    [Fact]
    public void ToString_NeverShowsTheValue()
    {
        Value.ToString().ShouldBe("[secret]");
        $"{Value}".ShouldNotContain("canary");
    }

    [Fact]
    public void Serialize_Throws_AlsoDeepInside()
    {
        Should.Throw<NotSupportedException>(() => JsonSerializer.Serialize(Value, RotatorJson.Options));
        Should.Throw<NotSupportedException>(() => JsonSerializer.Serialize(new { Inner = new[] { Value } }));
    }

    [Fact]
    public void Deserialize_Throws() =>
        Should.Throw<NotSupportedException>(() => JsonSerializer.Deserialize<SecretValue>("\"canary-value\""));

    [Fact]
    public void Matches_ComparesTheWholeValue()
    {
        Value.Matches(new SecretValue("canary-value")).ShouldBeTrue();
        Value.Matches(new SecretValue("canary-valuE")).ShouldBeFalse();
        Value.Matches(new SecretValue("canary")).ShouldBeFalse();
    }
}
